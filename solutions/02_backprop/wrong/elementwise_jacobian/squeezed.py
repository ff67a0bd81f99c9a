# expect: SHAPE on "one entry"
# slip: Squeezing turns the Jacobian of a single entry, a (1, 1) matrix, into a number.
import numpy as np


def elementwise_jacobian(slope):
    return np.squeeze(np.eye(slope.size) * slope.reshape(1, -1))
