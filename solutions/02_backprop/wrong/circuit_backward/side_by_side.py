# expect: WRONG on "a gate fed twice by one wire"
# slip: Both sums are formed before either is stored; when both inputs are the same wire, the second overwrites the first.
import numpy as np


def circuit_backward(gates, values, dout):
    grads = [np.zeros_like(v) for v in values]
    grads[-1] = dout
    first = len(values) - len(gates)
    for k in range(len(gates) - 1, -1, -1):
        name, i, j = gates[k]
        di, dj = gate_backward(name, values[i], values[j], grads[first + k])
        grads[i], grads[j] = grads[i] + di, grads[j] + dj
    return grads
