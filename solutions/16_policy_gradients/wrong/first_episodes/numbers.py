# expect: DTYPE on "an end in each column"
# slip: A mask of 0 and 1 picks rows 0 and 1 when it is used as an index; booleans choose.
import numpy as np


def first_episodes(ended):
    return np.vstack([np.ones(ended.shape[1]), np.cumprod(1.0 - ended, axis=0)[:-1]])
