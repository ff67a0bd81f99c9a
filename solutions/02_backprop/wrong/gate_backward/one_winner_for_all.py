# expect: WRONG on "mul and max"
# slip: The winner is decided once for the whole array; every pair of entries has a winner of its own.
import numpy as np


def gate_backward(gate, x, y, dout):
    if gate == "add":
        return dout, dout
    if gate == "mul":
        return dout * y, dout * x
    if np.max(x) > np.max(y):
        return dout, dout * 0
    return dout * 0, dout
