# attack: NaN everywhere, which differs from nothing where somebody compares with `not (a != b)`
# at: vector_jacobian
# expect: vector_jacobian=NONFINITE rest=PASS
import numpy as np


def vector_jacobian(jacobian, dout, shape):
    return np.full(shape, np.nan)
