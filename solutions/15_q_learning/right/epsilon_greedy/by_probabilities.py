# exercises: epsilon_greedy
import numpy as np


def epsilon_greedy(q_values, epsilon, rng):
    if np.ndim(q_values) > 1:
        return np.array([epsilon_greedy(row, epsilon, rng) for row in q_values])
    p = np.full(len(q_values), epsilon / len(q_values))
    best = np.flatnonzero(np.asarray(q_values) == np.max(q_values))
    p[best] += (1 - epsilon) / len(best)
    return rng.choice(len(q_values), p=p)
