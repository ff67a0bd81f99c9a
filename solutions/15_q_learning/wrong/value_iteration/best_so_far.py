# expect: WRONG on "rewards below 0, a world that ends"
# slip: The larger of old and new value is kept, so that no value ever falls below the 0 of the start.
def value_iteration(P, R, gamma, tol):
    V, change = np.zeros(len(R)), np.inf
    while change > tol * (1 - gamma):
        new = np.maximum(V, (R + gamma * P @ V).max(axis=1))
        V, change = new, np.abs(new - V).max()
    return V
