# exercises: first_episodes
import numpy as np


def first_episodes(ended):
    over = np.maximum.accumulate(ended, axis=0)
    shifted = np.roll(over, 1, axis=0)
    shifted[0] = False
    return ~shifted
