# expect: SHAPE on "a batch of one"
# slip: A batch of one row is taken for a single state.
def epsilon_greedy(q_values, epsilon, rng):
    rows = np.atleast_2d(q_values)
    best = rows == rows.max(axis=1, keepdims=True)
    greedy = np.where(best, rng.random(rows.shape), -1.0).argmax(axis=1)
    anything = rng.integers(rows.shape[1], size=len(rows))
    actions = np.where(rng.random(len(rows)) < epsilon, anything, greedy)
    return int(actions[0]) if len(rows) == 1 else actions
