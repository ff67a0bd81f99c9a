# attack: a reply that says it is an exabyte long
# at: vector_jacobian
# expect: vector_jacobian=KILLED rest=PASS
import os

import numpy as np


def vector_jacobian(jacobian, dout, shape):
    os.write(3, b"\xff" * 7 + b"\x0f" + b"\0" * 64)
    return np.zeros(shape)
