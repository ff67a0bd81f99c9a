# exercises: value_iteration
def value_iteration(P, R, gamma, tol):
    S = np.arange(len(R))
    a = R.argmax(axis=1)
    for _ in range(1000):
        V = np.linalg.solve(np.eye(len(R)) - gamma * P[S, a], R[S, a])
        Q = R + gamma * P @ V
        if np.all(Q.max(axis=1) - V < 1e-10):
            return V
        a = Q.argmax(axis=1)
