# expect: RAISED on "ramps of width 1"
# slip: The weights are flat vectors; x is (N, 1), so w1 is (1, H) and w2 is (H, 1).
import numpy as np


def relu_tile(left, right, ramp):
    w1 = np.ones(4) / ramp
    b1 = -np.array([left - ramp, left, right, right + ramp]) / ramp
    return w1, b1, np.array([1.0, -1.0, -1.0, 1.0]), 0.0
