# expect: WRONG on "two fresh states"
# slip: The random numbers that break ties are the same for all rows: fresh states all get one action.
def epsilon_greedy(q_values, epsilon, rng):
    rows = np.atleast_2d(q_values)
    best = rows == rows.max(axis=1, keepdims=True)
    greedy = np.where(best, rng.random(rows.shape[1]), -1.0).argmax(axis=1)
    anything = rng.integers(rows.shape[1], size=len(rows))
    actions = np.where(rng.random(len(rows)) < epsilon, anything, greedy)
    return int(actions[0]) if np.ndim(q_values) == 1 else actions
