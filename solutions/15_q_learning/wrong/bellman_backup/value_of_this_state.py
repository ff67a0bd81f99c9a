# expect: WRONG on "five states, two actions"
# slip: The value of the present state is used; what comes next counts.
def bellman_backup(P, R, V, gamma):
    return R + gamma * (P.sum(axis=2) * V[:, None])
