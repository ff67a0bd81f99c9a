# expect: SHAPE on "one input, one output"
# slip: Squeezing removes axes of length one that belong to the layer: a net of one input and one output still has a (1, 1) matrix.
import numpy as np


def collapse_linear(weights, biases):
    weight, bias = weights[0], biases[0][None, :]
    for w, b in zip(weights[1:], biases[1:]):
        weight, bias = weight @ w, bias @ w + b[None, :]
    return np.squeeze(weight), np.squeeze(bias)
