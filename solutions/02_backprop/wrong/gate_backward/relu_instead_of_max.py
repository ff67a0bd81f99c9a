# expect: WRONG on "max"
# slip: The mask compares with zero, as ReLU does; a max of two compares them with each other.
import numpy as np


def gate_backward(gate, x, y, dout):
    if gate == "add":
        return dout + 0.0, dout + 0.0
    if gate == "mul":
        return dout * y, dout * x
    return dout * (x > 0), dout * (y > 0)
