# expect: WRONG on "visited before"
# slip: All visits of the state are counted, whatever was done there.
def exploration_bonus(counts, state, action, beta):
    import numpy as np

    counts[state, action] += 1
    return beta / np.sqrt(counts[state].sum())
