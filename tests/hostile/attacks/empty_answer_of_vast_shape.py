# attack: an array without an entry, of a shape that overflows whoever multiplies it
# at: vector_jacobian
# expect: vector_jacobian=SHAPE|DTYPE rest=PASS
import numpy as np


def vector_jacobian(jacobian, dout, shape):
    return np.zeros((0, 2**40))
