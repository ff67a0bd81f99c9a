# expect: WRONG on "visited before"
# slip: The bonus falls with the count, not with its square root.
def exploration_bonus(counts, state, action, beta):
    counts[state, action] += 1
    return beta / counts[state, action]
