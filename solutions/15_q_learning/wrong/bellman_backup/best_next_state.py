# expect: WRONG on "five states, two actions"
# slip: The best of the next states is taken; nobody can choose it, chance does: average over them.
def bellman_backup(P, R, V, gamma):
    return R + gamma * np.where(P > 0, V, -np.inf).max(axis=2)
