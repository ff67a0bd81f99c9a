# expect: WRONG on "as many transitions as actions"
# slip: Where both axes are of the same length, the maximum runs over the wrong one.
import numpy as np


def td_target(reward, next_q, terminated, gamma):
    next_q = np.asarray(next_q)
    if next_q.ndim == 2 and next_q.shape[0] == next_q.shape[1]:
        next_q = next_q.T
    return reward + gamma * next_q.max(axis=-1) * np.logical_not(terminated)
