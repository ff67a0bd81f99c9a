# expect: WRONG on "visited before"
# slip: beta stands under the root.
def exploration_bonus(counts, state, action, beta):
    import numpy as np

    counts[state, action] += 1
    return np.sqrt(beta / counts[state, action])
