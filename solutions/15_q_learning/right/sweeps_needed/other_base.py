# exercises: sweeps_needed
def sweeps_needed(R, gamma, tol):
    k = np.log2(np.max(np.abs(R)) / (tol * (1 - gamma))) / -np.log2(gamma)
    return np.maximum(np.ceil(k), 0.0)
