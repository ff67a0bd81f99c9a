# attack: an array of 80 gigabytes, then many that are filled
# at: vector_jacobian
# expect: vector_jacobian=MEMORY|TIMEOUT rest=PASS
import numpy as np


def vector_jacobian(jacobian, dout, shape):
    try:
        return np.ones(10**10)
    except MemoryError:
        return [np.ones(10**7) for _ in range(1000)]
