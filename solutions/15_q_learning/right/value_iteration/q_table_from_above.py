# exercises: value_iteration
def value_iteration(P, R, gamma, tol):
    Q = np.full(R.shape, R.max() / (1 - gamma))
    bound = (R.max() - R.min()) / (1 - gamma)
    while bound > 0.5 * tol:
        Q = R + gamma * P @ Q.max(axis=-1)
        bound *= gamma
    return np.max(Q, axis=-1)
