# attack: gigabytes of output to every stream
# at: vector_jacobian
# expect: vector_jacobian=WRONG|TIMEOUT rest=PASS
import os
import sys

import numpy as np


def vector_jacobian(jacobian, dout, shape):
    block = "x" * 2**20
    for _ in range(200):
        print(block)
        print(block, file=sys.stderr)
        os.write(1, block.encode())
        os.write(2, block.encode())
    return np.zeros(shape)
