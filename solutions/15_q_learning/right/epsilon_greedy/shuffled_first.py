# exercises: epsilon_greedy
import numpy as np


def epsilon_greedy(q_values, epsilon, rng):
    """A permutation makes the first of the best a random one; noise in the place of values is a random action."""
    values = np.array(q_values, dtype=float)
    if values.ndim == 2:
        return np.fromiter((epsilon_greedy(row, epsilon, rng) for row in values), dtype=np.int32)
    order = rng.permutation(values.size)
    if rng.uniform() < epsilon:
        values = rng.normal(size=values.size)
    return np.int64(order[np.argmax(values[order])])
