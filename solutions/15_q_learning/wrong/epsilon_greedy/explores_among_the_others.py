# expect: WRONG on "explores half the time"
# slip: Exploration leaves out the best action; it should be drawn from all.
def epsilon_greedy(q_values, epsilon, rng):
    import numpy as np

    if np.ndim(q_values) == 2:
        return np.array([epsilon_greedy(row, epsilon, rng) for row in q_values])
    tied = np.flatnonzero(q_values == q_values.max())
    best = int(tied[rng.integers(len(tied))])
    if rng.random() < epsilon:
        others = [a for a in range(len(q_values)) if a != best]
        return int(others[rng.integers(len(others))])
    return best
