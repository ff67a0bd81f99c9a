# exercises: value_iteration
def value_iteration(P, R, gamma, tol):
    V = np.zeros(len(R))
    while True:
        delta = 0.0
        for s in range(len(R)):
            old, V[s] = V[s], max(R[s, a] + gamma * P[s, a].dot(V) for a in range(R.shape[1]))
            delta = max(delta, abs(V[s] - old))
        if delta <= tol * (1 - gamma) / gamma:
            return V
