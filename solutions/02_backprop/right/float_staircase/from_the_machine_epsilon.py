# exercises: float_staircase
import numpy as np


def float_staircase(step):
    big = step / np.finfo(np.float64).eps
    big += big / 2
    assert np.spacing(big) == step
    return -big, +big
