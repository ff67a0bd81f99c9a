# expect: WRONG on "a coarse tolerance"
# slip: The sweeps end when the change is below tol; the error may be gamma / (1 - gamma) times as large.
def value_iteration(P, R, gamma, tol):
    V = np.zeros(len(R))
    while True:
        new = (R + gamma * P @ V).max(axis=1)
        if np.abs(new - V).max() < tol:
            return new
        V = new
