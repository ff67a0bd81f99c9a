# expect: WRONG on "3 states, 2 actions, gamma 0.8"
# slip: The second step's term lost its gamma: this is what deep reinforcement learning does, but not the gradient of J.
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
                    gradient[t] += p * R[t, b] * (np.eye(A)[b] - pi[t])
    return J, gradient
