# exercises: relu_tile
import numpy as np


def relu_tile(left, right, ramp):
    # a tile is half of (|x - a| - |x - b| - |x - c| + |x - d|) / ramp, and |t| = relu(t) + relu(-t)
    kinks = [left - ramp, left, right, right + ramp]
    b1 = np.array([-k for k in kinks] + kinks + [3.0])
    w1 = np.array([[1.0] * 4 + [-1.0] * 4 + [0.0]])
    w2 = np.array([1.0, -1.0, -1.0, 1.0] * 2 + [0.0])[:, np.newaxis] / (2 * ramp)
    return w1, b1, w2, np.array([0.0])
