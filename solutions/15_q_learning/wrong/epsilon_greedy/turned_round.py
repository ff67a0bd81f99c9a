# expect: WRONG on "never explores"
# slip: The coin is read the wrong way round: exploration comes with probability 1 - epsilon.
def epsilon_greedy(q_values, epsilon, rng):
    import numpy as np

    if np.ndim(q_values) == 2:
        return np.array([epsilon_greedy(row, epsilon, rng) for row in q_values])
    if rng.random() > epsilon:
        return int(rng.integers(len(q_values)))
    return int(rng.choice(np.flatnonzero(q_values == q_values.max())))
