# exercises: gate_backward circuit_backward
import numpy as np


RULES = {
    "add": lambda a, b, g: (g, g),
    "mul": lambda a, b, g: (np.multiply(g, b), np.multiply(g, a)),
    "max": lambda a, b, g: (np.where(np.less(b, a), g, 0.0), np.where(np.less(b, a), 0.0, g)),
}


def gate_backward(kind, a, b, upstream):
    return RULES[kind](a, b, upstream)  # the add gate hands out one array under two names


def circuit_backward(gates, values, dout):
    received = [[] for _ in values]
    received[-1].append(dout)
    wire = len(values)
    for kind, i, j in gates[::-1]:
        wire -= 1
        total = sum(received[wire], np.zeros_like(values[wire]))
        for target, grad in zip((i, j), RULES[kind](values[i], values[j], total)):
            received[target].append(grad)
    return [sum(parts, np.zeros_like(v)) for parts, v in zip(received, values)]
