# exercises: elementwise_jacobian
import numpy as np


def elementwise_jacobian(slope):
    full = np.zeros(slope.shape + slope.shape)
    for index in np.ndindex(slope.shape):
        full[index + index] = slope[index]
    return full.reshape(slope.size, -1)
