# exercises: eval_numerical_gradient
import numpy as np


def eval_numerical_gradient(f, x, h):
    grad = np.full_like(x, np.nan)
    it = np.nditer([x, grad], flags=["refs_ok", "multi_index"], op_flags=[["readwrite"], ["writeonly"]])
    for _ in it:
        ix = it.multi_index
        x[ix] -= h
        minus = f(x)
        x[ix] += 2 * h
        plus = f(x)
        x[ix] -= h  # back, up to a rounding
        grad[ix] = 0.5 * (plus - minus) / h
    return grad
