# expect: WRONG on "rewards below 0, a world that ends"
# slip: The sweeps end as soon as one state's value has settled; all must have.
def value_iteration(P, R, gamma, tol):
    V = np.zeros(len(R))
    while True:
        new = (R + gamma * P @ V).max(axis=1)
        settled = np.abs(new - V) < tol * (1 - gamma)
        V = new
        if settled.any():
            return V
