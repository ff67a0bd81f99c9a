# expect: WRONG on "five states, three actions"
# slip: The smallest Q is taken: the value of the worst player.
def value_iteration(P, R, gamma, tol):
    V, change = np.zeros(len(R)), np.inf
    while change > tol * (1 - gamma):
        new = (R + gamma * P @ V).min(axis=1)
        V, change = new, np.abs(new - V).max()
    return V
