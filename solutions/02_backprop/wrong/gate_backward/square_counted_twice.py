# expect: WRONG on "an array with itself"
# slip: For x * x each of the two slots already gets the whole 2x; whoever adds the slots then counts it twice.
import numpy as np


def gate_backward(gate, x, y, dout):
    if gate == "add":
        return dout, dout
    if gate == "mul":
        if x is y:
            return 2 * x * dout, 2 * x * dout
        return dout * y, dout * x
    return np.where(x > y, dout, 0.0), np.where(x > y, 0.0, dout)
