# exercises: relu_tile
import numpy as np


def relu_tile(left, right, ramp):
    w1, b1, w2, b2 = [], [], [], 0.0
    for kink, sign in ((left - ramp, 1), (left, -1)):  # up: 0 to 1
        w1.append(1 / ramp), b1.append(-kink / ramp), w2.append(sign)
    for kink, sign in ((right, -1), (right + ramp, 1)):  # down, in mirrored units, as 1 - (0 to 1 from the right) ...
        w1.append(-1 / ramp), b1.append(kink / ramp), w2.append(sign)
    b2 = -1.0  # ... up + down - 1, and down is 1 on the far left
    w2[2], w2[3] = -1.0, 1.0
    return np.array([w1]), np.array(b1), np.array(w2, dtype=float).reshape(-1, 1), b2
