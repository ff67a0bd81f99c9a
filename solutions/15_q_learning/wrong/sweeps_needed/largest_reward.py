# expect: RAISED on "rewards below 0"
# slip: The largest reward is taken, not the largest absolute one.
def sweeps_needed(R, gamma, tol):
    return max(0, int(np.ceil(np.log(tol * (1 - gamma) / R.max()) / np.log(gamma))))
