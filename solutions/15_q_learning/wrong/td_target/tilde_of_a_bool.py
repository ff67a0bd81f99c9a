# expect: WRONG on "one transition at a time"
# slip: ~terminated is -2 for Python's True: it turns round the bits of a whole number.
import numpy as np


def td_target(reward, next_q, terminated, gamma):
    return reward + gamma * np.max(next_q, axis=-1) * (~terminated)
