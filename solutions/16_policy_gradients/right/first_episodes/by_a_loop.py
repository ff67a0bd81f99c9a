# exercises: first_episodes
import numpy as np


def first_episodes(ended):
    mask, alive = [], np.full(ended.shape[1], True)
    for row in ended:
        mask.append(alive)
        alive = np.logical_and(alive, np.logical_not(row))
    return np.array(mask)
