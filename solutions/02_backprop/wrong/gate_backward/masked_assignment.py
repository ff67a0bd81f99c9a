# expect: RAISED on "max of two numbers"
# slip: The gradient is written through a mask, which plain numbers do not have.
import numpy as np


def gate_backward(gate, x, y, dout):
    if gate == "add":
        return dout + 0.0, dout + 0.0
    if gate == "mul":
        return dout * y, dout * x
    dx, dy = dout.copy(), dout.copy()
    dx[x < y] = 0
    dy[y < x] = 0
    return dx, dy
