# expect: WRONG on "an end in each column"
# slip: One common length for all columns: each environment has an end of its own.
import numpy as np


def first_episodes(ended):
    before = np.vstack([np.zeros((1, ended.shape[1]), dtype=bool), np.cumsum(ended, axis=0)[:-1] > 0])
    return np.repeat(~before.all(axis=1, keepdims=True), ended.shape[1], axis=1)
