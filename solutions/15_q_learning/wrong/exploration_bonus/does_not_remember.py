# expect: WRONG on "visited before"
# slip: The visit is added to a number of its own, and the table never learns of it.
def exploration_bonus(counts, state, action, beta):
    import numpy as np

    return beta / np.sqrt(counts[state, action] + 1)
