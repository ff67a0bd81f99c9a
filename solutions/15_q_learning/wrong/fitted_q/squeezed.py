# expect: SHAPE on "one feature, one action"
# slip: Axes of size 1 are squeezed away: with one feature or one action the weights lose their shape.
import numpy as np


def fitted_q(phi, actions, rewards, next_phi, terminated, W, gamma):
    y = rewards + gamma * (1 - terminated) * (next_phi @ W.T).max(axis=1)
    return np.squeeze(np.stack([np.linalg.lstsq(phi[actions == a], y[actions == a], rcond=None)[0] for a in range(len(W))]))
