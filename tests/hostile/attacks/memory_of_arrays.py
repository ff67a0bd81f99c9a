# attack: an array of 80 gigabytes
# at: vector_jacobian
# expect: vector_jacobian=MEMORY rest=PASS
import numpy as np


def vector_jacobian(jacobian, dout, shape):
    return np.ones(10**10)
