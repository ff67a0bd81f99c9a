# expect: WRONG on "sums of sums"
# slip: An add gate hands the same array to both inputs, and adding to it in place later changes the gradient of the other wire too.
import numpy as np


def circuit_backward(gates, values, dout):
    grads = [None] * len(values)
    grads[-1] = dout
    first = len(values) - len(gates)

    def receive(wire, grad):
        if grads[wire] is None:
            grads[wire] = grad
        else:
            grads[wire] += grad

    for k in range(len(gates) - 1, -1, -1):
        name, i, j = gates[k]
        g = grads[first + k]
        di, dj = (g, g) if name == "add" else gate_backward(name, values[i], values[j], g)
        if i == j:
            di, dj = di + dj, 0.0
        receive(i, di)
        receive(j, dj)
    return [np.zeros_like(v) if g is None else g for g, v in zip(grads, values)]
