# expect: WRONG on "rewards below 0, a world that ends"
# slip: The change is taken with its sign: where values fall it is negative, and the sweeps end after the first.
def value_iteration(P, R, gamma, tol):
    V = np.zeros(len(R))
    while True:
        new = (R + gamma * P @ V).max(axis=1)
        change = np.max(new - V)
        V = new
        if change < tol * (1 - gamma):
            return V
