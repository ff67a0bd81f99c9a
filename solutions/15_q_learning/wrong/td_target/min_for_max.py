# expect: WRONG on "five transitions, none at an end"
# slip: The worst action of the next state is taken in the place of the best.
import numpy as np


def td_target(reward, next_q, terminated, gamma):
    return reward + gamma * np.min(next_q, axis=-1) * np.where(terminated, 0, 1)
