# expect: WRONG on "a vector, h = 1e-5"
# slip: This is the one-sided quotient; its error is of the order of h, that of the central one of h squared.
import numpy as np


def eval_numerical_gradient(f, x, h):
    fx = f(x)
    grad = np.zeros_like(x)
    it = np.nditer(x, flags=["multi_index"], op_flags=["readwrite"])
    while not it.finished:
        ix = it.multi_index
        old = x[ix]
        x[ix] = old + h
        grad[ix] = (f(x) - fx) / h
        x[ix] = old
        it.iternext()
    return grad
