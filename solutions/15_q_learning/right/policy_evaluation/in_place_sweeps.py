# exercises: policy_evaluation
def policy_evaluation(P, R, policy, gamma, tol):
    V = np.zeros(len(R))
    while True:
        delta = 0.0
        for s in range(len(R)):
            old = V[s]
            V[s] = sum(policy[s, a] * (R[s, a] + gamma * P[s, a].dot(V)) for a in range(R.shape[1]))
            delta = max(delta, abs(V[s] - old))
        if delta * gamma < tol * (1 - gamma):
            return V
