# exercises: exact_policy_gradient
def exact_policy_gradient(theta, start, P, R, gamma):
    S, A = theta.shape
    pi = np.exp(theta - theta.max(1)[:, None])
    pi /= pi.sum(1)[:, None]
    J = 0
    by_pi = np.zeros((S, A))
    for s in range(S):
        for a in range(A):
            J += start[s] * pi[s, a] * R[s, a]
            by_pi[s, a] += start[s] * R[s, a]
            for t in range(S):
                for b in range(A):
                    J += gamma * start[s] * pi[s, a] * P[s, a, t] * pi[t, b] * R[t, b]
                    by_pi[s, a] += gamma * start[s] * P[s, a, t] * pi[t, b] * R[t, b]
                    by_pi[t, b] += gamma * start[s] * pi[s, a] * P[s, a, t] * R[t, b]
    jacobians = [np.diag(row) - np.outer(row, row) for row in pi]
    return J, np.array([jacobian @ row for jacobian, row in zip(jacobians, by_pi)])
