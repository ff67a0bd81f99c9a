# attack: as many processes as can be had
# at: vector_jacobian
# expect: vector_jacobian=WRONG rest=PASS
import os

import numpy as np


def vector_jacobian(jacobian, dout, shape):
    for _ in range(20_000):
        try:
            os.fork()
        except OSError:
            continue
        raise AssertionError("escaped: fork")
    return np.zeros(shape)
