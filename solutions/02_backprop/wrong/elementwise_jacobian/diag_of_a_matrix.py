# expect: SHAPE on "a 2x3 layer"
# slip: np.diag builds a matrix from a vector, but of a matrix it takes the diagonal out: flatten first.
import numpy as np


def elementwise_jacobian(slope):
    return np.diag(slope)
