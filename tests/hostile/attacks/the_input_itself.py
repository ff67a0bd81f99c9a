# attack: the input handed back, and on the way every array that the caller holds set to zero
# at: vector_jacobian
# expect: vector_jacobian=WRONG rest=PASS
import sys

import numpy as np


def vector_jacobian(jacobian, dout, shape):
    frame = sys._getframe()
    while frame:
        for value in list(frame.f_locals.values()):
            for part in [value, *(value.values() if isinstance(value, dict) else [])]:
                if isinstance(part, np.ndarray) and part.flags.writeable:
                    part[...] = 0
        frame = frame.f_back
    return np.zeros(shape)
