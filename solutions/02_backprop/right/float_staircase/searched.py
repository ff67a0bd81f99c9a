# exercises: float_staircase
import numpy as np


def float_staircase(step):
    candidate = np.float64(1.0)
    while np.spacing(candidate) < step:
        candidate = candidate * 2
    while np.spacing(candidate) > step:
        candidate = candidate / 2
    candidate = candidate + 2.0**21 * step
    return np.array([candidate, -candidate])
