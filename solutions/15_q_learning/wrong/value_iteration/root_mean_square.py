# expect: WRONG on "one state of forty pays"
# slip: The change is measured by its root mean square, which many settled states make small.
def value_iteration(P, R, gamma, tol):
    V = np.zeros(len(R))
    while True:
        new = (R + gamma * P @ V).max(axis=1)
        if np.sqrt(np.mean((new - V) ** 2)) <= tol * (1 - gamma) / gamma:
            return new
        V = new
