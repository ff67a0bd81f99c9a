# expect: WRONG on "hardly any future"
# slip: The bound is that of the new value; the one before it, which is returned, is off by more.
def value_iteration(P, R, gamma, tol):
    V = np.zeros(len(R))
    while True:
        new = (R + gamma * P @ V).max(axis=1)
        if np.abs(new - V).max() <= tol * (1 - gamma) / gamma:
            return V
        V = new
