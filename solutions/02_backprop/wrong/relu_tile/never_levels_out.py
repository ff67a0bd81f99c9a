# expect: WRONG on "far away"
# slip: The last change of slope is missing: the tile comes down and goes on falling for ever.
import numpy as np


def relu_tile(left, right, ramp):
    b1 = -np.array([left - ramp, left, right])
    return np.ones((1, 3)), b1, np.array([[1.0], [-1.0], [-1.0]]) / ramp, np.zeros(1)
