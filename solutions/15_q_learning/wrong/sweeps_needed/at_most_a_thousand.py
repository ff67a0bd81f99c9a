# expect: WRONG on "gamma 0.999"
# slip: The search ends at a thousand sweeps.
def sweeps_needed(R, gamma, tol):
    bound = np.abs(R).max() / (1 - gamma)
    for k in range(1000):
        if bound * gamma**k <= tol:
            return k
    return 1000
