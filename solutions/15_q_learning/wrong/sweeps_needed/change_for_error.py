# expect: WRONG on "a tight tolerance"
# slip: The bound is that of the last change, gamma^k max|R|; the error is larger by 1 / (1 - gamma).
def sweeps_needed(R, gamma, tol):
    k, change = 0, np.abs(R).max()
    while change > tol:
        k, change = k + 1, change * gamma
    return k
