# expect: RAISED on "explores half the time"
# slip: The values that came are overwritten by random numbers.
import numpy as np

def epsilon_greedy(q_values, epsilon, rng):
    rows = np.atleast_2d(q_values)
    best = rows == rows.max(axis=1, keepdims=True)
    rows[...] = np.where(best, rng.random(rows.shape), -1.0)
    greedy = rows.argmax(axis=1)
    anything = rng.integers(rows.shape[1], size=len(rows))
    actions = np.where(rng.random(len(rows)) < epsilon, anything, greedy)
    return int(actions[0]) if np.ndim(q_values) == 1 else actions
