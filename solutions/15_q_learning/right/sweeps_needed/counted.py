# exercises: sweeps_needed
def sweeps_needed(R, gamma, tol):
    bound, k = max(abs(r) for row in R for r in row) / (1 - gamma), 0
    while bound > tol:
        bound, k = gamma * bound, k + 1
    return k
