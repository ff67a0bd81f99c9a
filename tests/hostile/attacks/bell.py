# attack: the judge is woken without need two hundred thousand times, and then never again
# at: vector_jacobian
# expect: vector_jacobian=WRONG rest=PASS
import os

import numpy as np


def vector_jacobian(jacobian, dout, shape):
    try:
        for _ in range(100):
            os.write(4, bytes(2000))
        os.close(4)
    except OSError:  # closed at the first call
        pass
    return np.zeros(shape)
