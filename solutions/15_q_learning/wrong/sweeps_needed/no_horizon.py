# expect: WRONG on "a tight tolerance"
# slip: The division by 1 - gamma is left out: the error at the start is that of a whole life, not of one reward.
def sweeps_needed(R, gamma, tol):
    return max(0, int(np.ceil(np.log(tol / np.abs(R).max()) / np.log(gamma))))
