# expect: WRONG on "40 transitions, 3 features, 2 actions"
# slip: The future is added behind the end of the world too: the flag terminated is not used.
import numpy as np


def fitted_q(phi, actions, rewards, next_phi, terminated, W, gamma):
    y = rewards + gamma * (next_phi @ W.T).max(axis=1)
    return np.stack([np.linalg.lstsq(phi[actions == a], y[actions == a], rcond=None)[0] for a in range(len(W))])
