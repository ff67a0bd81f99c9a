# attack: an answer too large for the judge's memory
# at: vector_jacobian
# expect: vector_jacobian=DTYPE|MEMORY rest=PASS
import numpy as np


def vector_jacobian(jacobian, dout, shape):
    return np.zeros(25_000_000)
