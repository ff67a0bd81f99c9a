# expect: WRONG on "a tight tolerance"
# slip: k is rounded to the nearest whole number; it must be rounded up.
def sweeps_needed(R, gamma, tol):
    return max(0, round(np.log(tol * (1 - gamma) / np.abs(R).max()) / np.log(gamma)))
