# expect: WRONG on "a 2x3 layer"
# slip: The slopes are laid along the diagonal column by column; the flattening of this course goes row by row.
import numpy as np


def elementwise_jacobian(slope):
    return np.diag(slope.flatten("F"))
