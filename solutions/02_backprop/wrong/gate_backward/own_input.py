# expect: WRONG on "add and mul"
# slip: Each input receives dout times itself; in a product it is the other factor that stands beside it.
import numpy as np


def gate_backward(gate, x, y, dout):
    if gate == "add":
        return dout, dout
    if gate == "mul":
        return dout * x, dout * y
    return np.where(x > y, dout, 0.0), np.where(x > y, 0.0, dout)
