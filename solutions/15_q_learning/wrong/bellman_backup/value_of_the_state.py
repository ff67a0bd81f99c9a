# expect: SHAPE on "five states, two actions"
# slip: The largest over the actions is taken; the backup gives one number for each action.
def bellman_backup(P, R, V, gamma):
    return (R + gamma * P @ V).max(axis=1)
