# expect: WRONG on "40 transitions, 3 features, 2 actions"
# slip: The targets of an action are made with rows that were fitted a moment ago: all targets belong to the old weights.
import numpy as np


def fitted_q(phi, actions, rewards, next_phi, terminated, W, gamma):
    W = W.copy()
    for a in range(len(W)):
        y = rewards + gamma * (1 - terminated) * (next_phi @ W.T).max(axis=1)
        W[a] = np.linalg.lstsq(phi[actions == a], y[actions == a], rcond=None)[0]
    return W
