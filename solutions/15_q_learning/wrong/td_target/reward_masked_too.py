# expect: WRONG on "some have terminated"
# slip: The mask stands before the whole sum, so the last reward of an episode is lost.
import numpy as np


def td_target(reward, next_q, terminated, gamma):
    return np.where(terminated, 0.0, reward + gamma * np.max(next_q, axis=-1))
