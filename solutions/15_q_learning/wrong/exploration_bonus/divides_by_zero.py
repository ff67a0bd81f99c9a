# expect: NONFINITE on "first visits"
# slip: The count is taken before the visit is added, and at the first visit that is 0.
def exploration_bonus(counts, state, action, beta):
    import numpy as np

    n = counts[state, action]
    counts[state, action] += 1
    return beta / np.sqrt(n + 1) if n else beta / np.sqrt(np.float64(n))
