# attack: the pipe closed in the judge's face
# at: vector_jacobian
# expect: vector_jacobian=KILLED rest=PASS
import os

import numpy as np


def vector_jacobian(jacobian, dout, shape):
    os.closerange(0, 4096)
    return np.zeros(shape)
