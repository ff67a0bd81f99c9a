# expect: WRONG on "five states, two actions"
# slip: The future is not discounted.
def bellman_backup(P, R, V, gamma):
    return R + P @ V
