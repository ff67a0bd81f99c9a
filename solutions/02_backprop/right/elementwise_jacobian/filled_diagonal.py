# exercises: elementwise_jacobian
import numpy as np


def elementwise_jacobian(d):
    J = np.zeros((d.size,) * 2)
    J.flat[:: d.size + 1] = d.flat
    return J
