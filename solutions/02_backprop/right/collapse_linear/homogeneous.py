# exercises: collapse_linear
from functools import reduce

import numpy as np


def collapse_linear(weights, biases):
    def augmented(w, b):  # [[W, 0], [b, 1]]
        top = np.hstack([w, np.zeros((len(w), 1))])
        return np.vstack([top, np.append(b, 1.0)])

    whole = reduce(np.dot, map(augmented, weights, biases))
    return whole[:-1, :-1], whole[-1, :-1]
