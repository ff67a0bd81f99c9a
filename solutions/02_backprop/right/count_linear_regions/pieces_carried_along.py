# exercises: count_linear_regions
import numpy as np


def count_linear_regions(weights, biases, low, high):
    """Recursion over pieces; each unit is (slope, level) on a piece."""

    def pieces(start, end, slope, level, layers):
        (w, b), rest = layers[0], layers[1:]
        slope, level = slope @ w, level @ w + b
        if not rest:
            return [float(slope[0])]
        cuts = {start, end}
        for s, c in zip(slope, level):
            if s != 0 and start < -c / s < end:
                cuts.add(-c / s)
        cuts = sorted(cuts)
        found = []
        for left, right in zip(cuts, cuts[1:]):
            if right - left > 1e-10:
                on = slope * 0.5 * (left + right) + level > 0
                found += pieces(left, right, slope * on, level * on, rest)
        return found

    slopes = pieces(low, high, np.ones(1), np.zeros(1), list(zip(weights, biases)))
    return 1 + sum(abs(a - b) > 1e-6 for a, b in zip(slopes, slopes[1:]))
