# expect: SHAPE on "3 actions, most transitions an end"
# slip: The fit knows of two actions, pushing left and pushing right; the number of actions is that of the rows of W.
import numpy as np


def fitted_q(phi, actions, rewards, next_phi, terminated, W, gamma):
    y = rewards + gamma * (1 - terminated) * (next_phi @ W.T).max(axis=1)
    left, right = actions == 0, actions == 1
    return np.stack([np.linalg.lstsq(phi[left], y[left], rcond=None)[0], np.linalg.lstsq(phi[right], y[right], rcond=None)[0]])
