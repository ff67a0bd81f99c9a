# expect: WRONG on "five even knots from 0"
# slip: The curve starts at height 0; the first value has to be put into the output bias.
import numpy as np


def relu_interpolant(knots, values):
    slopes = np.diff(values) / np.diff(knots)
    change = np.diff(np.concatenate([[0.0], slopes]))
    return np.ones((1, len(change))), -knots[:-1], change[:, None], np.zeros(1)
