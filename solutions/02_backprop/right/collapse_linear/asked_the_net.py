# exercises: collapse_linear
import numpy as np


def collapse_linear(weights, biases):
    def net(h):
        for w, b in zip(weights, biases):
            h = h @ w + b
        return h

    bias = net(np.zeros((1, weights[0].shape[0])))
    weight = net(np.eye(weights[0].shape[0])) - bias
    return weight, bias[0]
