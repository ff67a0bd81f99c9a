# expect: WRONG on "five even knots from 0"
# slip: Every knot gets a tent of three units; the curve is right and uses three times the units that were allowed.
import numpy as np


def relu_interpolant(knots, values):
    left = np.concatenate([[knots[0] - 1.0], knots[:-1]])
    right = np.concatenate([knots[1:], [knots[-1] + 1.0]])
    up, down = 1 / (knots - left), 1 / (right - knots)
    b1 = -np.concatenate([left, knots, right])
    w2 = np.concatenate([values * up, -values * (up + down), values * down])
    return np.ones((1, len(b1))), b1, w2[:, None], np.zeros(1)
