# expect: WRONG on "visited before"
# slip: The bonus is worked out before this visit is counted.
def exploration_bonus(counts, state, action, beta):
    import numpy as np

    bonus = beta / np.sqrt(max(counts[state, action], 1))
    counts[state, action] += 1
    return bonus
