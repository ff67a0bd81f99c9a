# expect: RAISED on "one layer, then two"
# slip: The product is left to a function that wants two matrices at least; a stack may have one layer.
import numpy as np


def collapse_linear(weights, biases):
    weight = np.linalg.multi_dot(weights)
    bias = biases[0]
    for w, b in zip(weights[1:], biases[1:]):
        bias = bias @ w + b
    return weight, bias
