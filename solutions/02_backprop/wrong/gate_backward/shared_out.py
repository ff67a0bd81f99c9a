# expect: WRONG on "add and mul"
# slip: The distributor is taken to share the gradient out in halves; each input receives all of it.
import numpy as np


def gate_backward(gate, x, y, dout):
    if gate == "add":
        return dout / 2, dout / 2
    if gate == "mul":
        return dout * y, dout * x
    return np.where(x > y, dout, 0.0), np.where(x > y, 0.0, dout)
