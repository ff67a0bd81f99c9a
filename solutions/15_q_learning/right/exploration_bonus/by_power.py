# exercises: exploration_bonus
def exploration_bonus(counts, state, action, beta):
    counts[state][action] = n = int(counts[state][action]) + 1
    return beta * n**-0.5
