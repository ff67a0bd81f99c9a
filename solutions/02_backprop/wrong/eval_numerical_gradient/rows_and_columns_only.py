# expect: RAISED on "three axes, h = 1e-5"
# slip: Two nested loops visit rows and columns; an array of three axes has entries that they never reach alone.
import numpy as np


def eval_numerical_gradient(f, x, h):
    grad = np.zeros_like(x)
    table, slots = np.atleast_2d(x), np.atleast_2d(grad)  # views
    for i in range(table.shape[0]):
        for j in range(table.shape[1]):
            old = float(table[i, j])
            table[i, j] = old + h
            above = f(x)
            table[i, j] = old - h
            below = f(x)
            table[i, j] = old
            slots[i, j] = (above - below) / (2 * h)
    return grad
