# expect: WRONG on "two states at once"
# slip: One coin decides for all rows: they explore together or not at all.
def epsilon_greedy(q_values, epsilon, rng):
    import numpy as np

    rows = np.atleast_2d(q_values)
    if rng.random() < epsilon:
        actions = rng.integers(rows.shape[1], size=len(rows))
    else:
        best = rows == rows.max(axis=1, keepdims=True)
        actions = np.where(best, rng.random(rows.shape), -1).argmax(axis=1)
    return int(actions[0]) if np.ndim(q_values) == 1 else actions
