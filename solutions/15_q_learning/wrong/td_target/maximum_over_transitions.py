# expect: SHAPE on "five transitions, none at an end"
# slip: The maximum runs over the transitions, not over the actions of each.
import numpy as np


def td_target(reward, next_q, terminated, gamma):
    next_q = np.asarray(next_q)
    best = next_q.max(axis=0)
    if best.ndim == 0:
        return reward + gamma * best * (1 - int(terminated))
    mask = 1.0 - np.resize(terminated, best.shape)
    return np.resize(reward, best.shape) + gamma * best * mask
