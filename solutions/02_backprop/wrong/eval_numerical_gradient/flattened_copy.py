# expect: WRONG on "a transposed view, h = 1e-5"
# slip: reshape(-1) of a transposed array is a copy: the steps go into the copy and f never sees them.
import numpy as np


def eval_numerical_gradient(f, x, h):
    flat, grad = x.reshape(-1), np.zeros(x.size)
    for k in range(x.size):
        old = flat[k]
        flat[k] = old + h
        above = f(x)
        flat[k] = old - h
        below = f(x)
        flat[k] = old
        grad[k] = (above - below) / (2 * h)
    return grad.reshape(x.shape)
