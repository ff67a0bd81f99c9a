# expect: WRONG on "40 transitions, 3 features, 2 actions"
# slip: Every action is fitted to all transitions: what came of one action says nothing about the others.
import numpy as np


def fitted_q(phi, actions, rewards, next_phi, terminated, W, gamma):
    y = rewards + gamma * (1 - terminated) * (next_phi @ W.T).max(axis=1)
    return np.stack([np.linalg.lstsq(phi, y, rcond=None)[0] for a in range(len(W))])
