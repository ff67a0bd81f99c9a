# expect: NONFINITE on "a tent"
# slip: The slope of the plateau is computed as a quotient, zero over its width, which may be zero.
import numpy as np


def relu_tile(left, right, ramp):
    places = np.array([left - ramp, left, right, right + ramp])
    slopes = np.concatenate([[0.0], np.diff([0.0, 1.0, 1.0, 0.0]) / np.diff(places), [0.0]])
    return np.ones((1, 4)), -places, np.diff(slopes)[:, None], np.zeros(1)
