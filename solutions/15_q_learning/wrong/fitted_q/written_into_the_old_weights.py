# expect: RAISED on "3 actions, most transitions an end"
# slip: The new weights are written into the old ones, which the caller still needs.
import numpy as np


def fitted_q(phi, actions, rewards, next_phi, terminated, W, gamma):
    y = rewards + gamma * (1 - terminated) * (next_phi @ W.T).max(axis=1)
    for a in range(len(W)):
        W[a] = np.linalg.lstsq(phi[actions == a], y[actions == a], rcond=None)[0]
    return W
