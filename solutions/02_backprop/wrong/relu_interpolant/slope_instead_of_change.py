# expect: WRONG on "five even knots from 0"
# slip: Each ReLU adds the slope of its piece, while those before it go on rising; only the change of slope must be added.
import numpy as np


def relu_interpolant(knots, values):
    slopes = np.diff(values) / np.diff(knots)
    return np.ones((1, len(slopes))), -knots[:-1], slopes[:, None], values[:1].copy()
