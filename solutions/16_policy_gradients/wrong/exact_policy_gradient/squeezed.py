# expect: SHAPE on "one state"
# slip: A table with one state is still a table (1, A).
def exact_policy_gradient(theta, start, P, R, gamma):
    S, A = theta.shape
    e = np.exp(theta - theta.max(axis=1, keepdims=True))
    pi = e / e.sum(axis=1, keepdims=True)
    J, gradient = 0.0, np.zeros((S, A))
    for s in range(S):
        for a in range(A):
            for t in range(S):
                for b in range(A):
                    p = start[s] * pi[s, a] * P[s, a, t] * pi[t, b]
                    value = R[s, a] + gamma * R[t, b]
                    J += p * value
                    gradient[s] += p * value * (np.eye(A)[a] - pi[s])
                    gradient[t] += p * value * (np.eye(A)[b] - pi[t])
    return J, np.squeeze(gradient)
