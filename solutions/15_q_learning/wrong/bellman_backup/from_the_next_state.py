# expect: WRONG on "five states, two actions"
# slip: First and last axis of P are exchanged: the sum runs over where one comes from.
def bellman_backup(P, R, V, gamma):
    return R + gamma * np.einsum("tas,t->sa", P, V)
