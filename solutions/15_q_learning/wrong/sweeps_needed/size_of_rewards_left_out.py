# expect: WRONG on "a tight tolerance"
# slip: max|R| is left out: right only where the largest reward is 1.
def sweeps_needed(R, gamma, tol):
    return max(0, int(np.ceil(np.log(tol * (1 - gamma)) / np.log(gamma))))
