# expect: WRONG on "add and mul"
# slip: The first gradient is computed in place in dout, so the second one starts from a dout that is already multiplied.
import numpy as np


def gate_backward(gate, x, y, dout):
    if gate == "add":
        return dout, dout
    if gate == "mul":
        dx = dout
        dx *= y
        return dx, dout * x
    return np.where(x > y, dout, 0.0), np.where(x > y, 0.0, dout)
