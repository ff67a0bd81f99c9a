# exercises: td_target
import numpy as np


def td_target(reward, next_q, terminated, gamma):
    reward = np.asarray(reward, dtype=float)
    alive = ~np.asarray(terminated, dtype=bool)
    next_q *= gamma
    next_q[..., :] = np.sort(next_q, axis=-1)
    return reward + alive * next_q[..., -1]
