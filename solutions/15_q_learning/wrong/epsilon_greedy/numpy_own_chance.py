# expect: WRONG on "explores half the time"
# slip: The draws come from np.random and not from rng: the run cannot be repeated.
def epsilon_greedy(q_values, epsilon, rng):
    import numpy as np

    if np.ndim(q_values) == 2:
        return np.array([epsilon_greedy(row, epsilon, rng) for row in q_values])
    if np.random.rand() < epsilon:
        return np.random.randint(len(q_values))
    return int(np.random.choice(np.flatnonzero(q_values == q_values.max())))
