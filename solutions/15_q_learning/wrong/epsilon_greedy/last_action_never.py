# expect: WRONG on "explores half the time"
# slip: The upper end of integers is exclusive: the last action is never explored.
def epsilon_greedy(q_values, epsilon, rng):
    import numpy as np

    if np.ndim(q_values) == 2:
        return np.array([epsilon_greedy(row, epsilon, rng) for row in q_values])
    if rng.random() < epsilon:
        return int(rng.integers(0, len(q_values) - 1))
    return int(rng.choice(np.flatnonzero(q_values == q_values.max())))
