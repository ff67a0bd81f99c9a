# expect: WRONG on "five states, two actions"
# slip: The mean over the states that can be reached is taken; each counts with its probability.
def bellman_backup(P, R, V, gamma):
    reach = P > 0
    return R + gamma * (reach @ V) / reach.sum(axis=2)
