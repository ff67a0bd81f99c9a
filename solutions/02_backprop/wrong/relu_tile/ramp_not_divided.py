# expect: WRONG on "narrow ramps"
# slip: The slopes are 1 whatever the width of the ramp, so the plateau has the height of that width.
import numpy as np


def relu_tile(left, right, ramp):
    b1 = -np.array([left - ramp, left, right, right + ramp])
    return np.ones((1, 4)), b1, np.array([[1.0], [-1.0], [-1.0], [1.0]]), np.zeros(1)
