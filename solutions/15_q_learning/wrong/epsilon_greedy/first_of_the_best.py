# expect: WRONG on "all values are equal"
# slip: argmax always gives the first of several best actions, so a fresh table tries one action only.
def epsilon_greedy(q_values, epsilon, rng):
    import numpy as np

    rows = np.atleast_2d(q_values)
    explore = rng.random(len(rows)) < epsilon
    actions = np.where(explore, rng.integers(rows.shape[1], size=len(rows)), rows.argmax(axis=1))
    return int(actions[0]) if np.ndim(q_values) == 1 else actions
