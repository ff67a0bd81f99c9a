# attack: the pipe's descriptor replaced by another file, so that the reply goes nowhere
# at: vector_jacobian
# expect: vector_jacobian=KILLED rest=PASS
import os

import numpy as np


def vector_jacobian(jacobian, dout, shape):
    os.dup2(os.open("/dev/null", os.O_RDWR), 3)
    return np.zeros(shape)
