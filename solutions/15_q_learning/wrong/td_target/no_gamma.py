# expect: WRONG on "five transitions, none at an end"
# slip: The future is not discounted: gamma is missing before the maximum.
import numpy as np


def td_target(reward, next_q, terminated, gamma):
    return reward + (1 - np.asarray(terminated, dtype=float)) * np.max(next_q, axis=-1)
