# expect: SHAPE on "a 2x3 layer"
# slip: This is a stack of one small Jacobian for each row; the Jacobian of the layer is one matrix of all outputs and all inputs.
import numpy as np


def elementwise_jacobian(slope):
    if slope.ndim == 1:
        return np.diag(slope)
    return slope[..., None] * np.eye(slope.shape[-1])
