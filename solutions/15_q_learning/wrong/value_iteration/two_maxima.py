# expect: WRONG on "five states, three actions"
# slip: The largest reward and the best future are chosen apart; one action must bring both.
def value_iteration(P, R, gamma, tol):
    V, change = np.zeros(len(R)), np.inf
    while change > tol * (1 - gamma):
        new = R.max(axis=1) + gamma * (P @ V).max(axis=1)
        V, change = new, np.abs(new - V).max()
    return V
