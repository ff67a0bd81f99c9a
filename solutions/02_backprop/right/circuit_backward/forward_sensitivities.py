# exercises: circuit_backward
import numpy as np


def circuit_backward(gates, values, dout):
    # forward mode, once for each wire: d(last) / d(wire), entry by entry, then times dout
    first, answer = len(values) - len(gates), []
    for wire in range(len(values)):
        d = [np.ones_like(v) if k == wire else np.zeros_like(v) for k, v in enumerate(values)]
        for k, (name, i, j) in enumerate(gates, start=first):
            if k > wire:
                a, b = values[i], values[j]
                if name == "max":
                    d[k] = np.where(a > b, d[i], d[j])
                else:
                    d[k] = d[i] + d[j] if name == "add" else d[i] * b + a * d[j]
        answer.append(d[-1] * dout)
    return answer
