# expect: WRONG on "5 actions, gamma 1"
# slip: gamma is capped below 1, to be on the safe side: one step of fitted Q iteration is well defined for gamma = 1.
import numpy as np


def fitted_q(phi, actions, rewards, next_phi, terminated, W, gamma):
    y = rewards + min(gamma, 0.999) * (1 - terminated) * (next_phi @ W.T).max(axis=1)
    return np.stack([np.linalg.lstsq(phi[actions == a], y[actions == a], rcond=None)[0] for a in range(len(W))])
