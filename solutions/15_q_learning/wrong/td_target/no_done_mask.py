# expect: WRONG on "some have terminated"
# slip: The future counts also where the world has terminated.
import numpy as np


def td_target(reward, next_q, terminated, gamma):
    return reward + gamma * np.max(next_q, axis=-1)
