# expect: WRONG on "gamma 0.99"
# slip: The number of sweeps is fixed; with gamma = 0.99 it takes a thousand and more.
def value_iteration(P, R, gamma, tol):
    V = np.zeros(len(R))
    for _ in range(400):
        V = (R + gamma * P @ V).max(axis=1)
    return V
