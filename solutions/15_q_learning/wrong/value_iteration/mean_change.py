# expect: WRONG on "one state of forty pays"
# slip: The sweeps end when the change is small on average; one state may be far off still.
def value_iteration(P, R, gamma, tol):
    V = np.zeros(len(R))
    while True:
        new = (R + gamma * P @ V).max(axis=1)
        if np.abs(new - V).mean() <= tol * (1 - gamma) / gamma:
            return new
        V = new
