# exercises: policy_evaluation
def policy_evaluation(P, R, policy, gamma, tol):
    V = np.full(len(R), R.max() / (1 - gamma))
    for _ in range(10**6):
        Q = R + gamma * P.dot(V)
        old, V = V, np.array([np.dot(p, q) for p, q in zip(policy, Q)])
        if np.linalg.norm(V - old) < tol * (1 - gamma):
            break
    return V
