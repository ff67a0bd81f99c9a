# attack: an object with detach, cpu, numpy, __array__ and __array_interface__ that answers for an array
# at: vector_jacobian
# expect: vector_jacobian=DTYPE rest=PASS
import numpy as np


class Tensor:
    def __init__(self, shape):
        self.shape = shape

    def detach(self):
        return self

    cpu = detach

    def numpy(self):
        return np.zeros(self.shape)

    def __array__(self, *_, **__):
        return np.zeros(self.shape)

    def __eq__(self, other):
        return True


def vector_jacobian(jacobian, dout, shape):
    return Tensor(shape)
