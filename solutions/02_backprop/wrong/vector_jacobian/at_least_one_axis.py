# expect: SHAPE on "x is a number"
# slip: An empty shape is taken for a missing one; it means a number, and the result keeps an axis that x does not have.
import numpy as np


def vector_jacobian(jacobian, dout, shape):
    flat = np.ravel(dout) @ jacobian
    return flat.reshape(shape) if shape else flat
