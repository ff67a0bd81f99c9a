# expect: WRONG on "a wire that feeds two gates"
# slip: The gates are visited in the order of the forward pass, when the gradient of their output has not arrived yet.
import numpy as np


def circuit_backward(gates, values, dout):
    grads = [np.zeros_like(v) for v in values]
    grads[-1] = dout
    first = len(values) - len(gates)
    for k, (name, i, j) in enumerate(gates):
        di, dj = gate_backward(name, values[i], values[j], grads[first + k])
        grads[i] = grads[i] + di
        grads[j] = grads[j] + dj
    return grads
