# attack: a broadcast view of some bytes that would be petabytes when written out
# at: vector_jacobian
# expect: vector_jacobian=MEMORY|DTYPE rest=PASS
import numpy as np


def vector_jacobian(jacobian, dout, shape):
    return np.broadcast_to(np.zeros(1), (2**20, 2**20, 2**10))
