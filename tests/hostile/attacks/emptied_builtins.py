# attack: every builtin deleted, so that whatever runs next in this process breaks
# at: vector_jacobian
# expect: vector_jacobian=WRONG|RAISED|KILLED rest=PASS
import builtins

import numpy as np


def vector_jacobian(jacobian, dout, shape):
    zeros = np.zeros(shape)
    builtins.__dict__.clear()
    return zeros
