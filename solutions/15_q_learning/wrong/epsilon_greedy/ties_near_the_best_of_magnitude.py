# expect: WRONG on "two of four tie below zero"
# slip: The comparison is with the largest absolute value.
def epsilon_greedy(q_values, epsilon, rng):
    import numpy as np

    if np.ndim(q_values) == 2:
        return np.array([epsilon_greedy(row, epsilon, rng) for row in q_values])
    if rng.random() < epsilon:
        return int(rng.integers(len(q_values)))
    best = np.flatnonzero(q_values == q_values.max())
    if len(best) > 1:
        best = np.flatnonzero(np.abs(q_values) == np.abs(q_values).max())
    return int(rng.choice(best))
