# expect: SHAPE on "a 3x4 layer"
# slip: The gradient is summed over the batch, as for a bias that all rows share; each entry of x belongs to one row only.
import numpy as np


def elementwise_vjp(slope, dout):
    return np.sum(slope * dout, axis=0) if slope.ndim > 1 else slope * dout
