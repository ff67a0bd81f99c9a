# expect: WRONG on "near enough from the start"
# slip: Where 0 is near enough from the start the formula gives a negative number; no sweep is needed then.
def sweeps_needed(R, gamma, tol):
    return int(np.ceil(np.log(tol * (1 - gamma) / np.abs(R).max()) / np.log(gamma)))
