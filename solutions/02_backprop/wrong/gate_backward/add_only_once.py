# expect: WRONG on "add and mul"
# slip: The gradient of a sum goes to the first input only; both inputs of a distributor receive it.
import numpy as np


def gate_backward(gate, x, y, dout):
    if gate == "add":
        return dout, dout * 0
    if gate == "mul":
        return dout * y, dout * x
    return np.where(x > y, dout, 0.0), np.where(x > y, 0.0, dout)
