# attack: an array of objects, which only pickle could carry
# at: vector_jacobian
# expect: vector_jacobian=DTYPE rest=PASS
import numpy as np


class Zero:
    def __float__(self):
        return 0.0

    def __eq__(self, other):
        return True


def vector_jacobian(jacobian, dout, shape):
    return np.full(shape, Zero(), dtype=object)
