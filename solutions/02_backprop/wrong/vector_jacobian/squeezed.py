# expect: SHAPE on "x has an axis of one"
# slip: The squeeze that removes a column's extra axis also removes axes of length one that belong to x.
import numpy as np


def vector_jacobian(jacobian, dout, shape):
    column = jacobian.T @ dout.reshape(-1, 1)
    return np.squeeze(column.reshape(shape))
