# expect: WRONG on "five states, two actions"
# slip: The reward is discounted together with the future.
def bellman_backup(P, R, V, gamma):
    return gamma * (R + P @ V)
