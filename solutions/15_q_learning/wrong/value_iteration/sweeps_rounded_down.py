# expect: WRONG on "hardly any future"
# slip: The number of sweeps is worked out beforehand and rounded down: the last one is missing.
def value_iteration(P, R, gamma, tol):
    V = np.zeros(len(R))
    for _ in range(int(np.log(tol * (1 - gamma) / np.abs(R).max()) / np.log(gamma))):
        V = (R + gamma * P @ V).max(axis=1)
    return V
