# expect: WRONG on "a wire that feeds two gates"
# slip: The gradient of a wire is assigned, so the gate visited last erases what came from the others.
import numpy as np


def circuit_backward(gates, values, dout):
    grads = [np.zeros_like(v) for v in values]
    grads[-1] = dout
    first = len(values) - len(gates)
    for k in range(len(gates) - 1, -1, -1):
        name, i, j = gates[k]
        grads[i], grads[j] = gate_backward(name, values[i], values[j], grads[first + k])
    return grads
