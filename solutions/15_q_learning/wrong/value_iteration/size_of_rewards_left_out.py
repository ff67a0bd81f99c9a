# expect: WRONG on "one state of forty pays"
# slip: The number of sweeps is worked out beforehand as if no reward were larger than 1.
def value_iteration(P, R, gamma, tol):
    V = np.zeros(len(R))
    for _ in range(int(np.ceil(np.log(tol * (1 - gamma)) / np.log(gamma)))):
        V = (R + gamma * P @ V).max(axis=1)
    return V
