# expect: WRONG on "a tight tolerance"
# slip: k is rounded down: the promise is kept one sweep later only.
def sweeps_needed(R, gamma, tol):
    return max(0, int(np.log(tol * (1 - gamma) / np.abs(R).max()) / np.log(gamma)))
