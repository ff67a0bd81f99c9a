# exercises: policy_evaluation_exact
def policy_evaluation_exact(P, R, policy, gamma):
    n = R.shape[0]
    A, b = np.identity(n), np.zeros(n)
    for s in range(n):
        for a in range(R.shape[1]):
            A[s] -= gamma * policy[s, a] * P[s, a]
            b[s] += policy[s, a] * R[s, a]
    return np.linalg.lstsq(A, b, rcond=None)[0]
