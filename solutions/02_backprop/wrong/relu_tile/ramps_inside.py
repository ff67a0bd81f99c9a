# expect: WRONG on "ramps of width 1"
# slip: The ramps are cut out of the plateau; here they lie outside of [left, right].
import numpy as np


def relu_tile(left, right, ramp):
    b1 = -np.array([left, left + ramp, right - ramp, right])
    return np.ones((1, 4)), b1, np.array([[1.0], [-1.0], [-1.0], [1.0]]) / ramp, np.zeros(1)
