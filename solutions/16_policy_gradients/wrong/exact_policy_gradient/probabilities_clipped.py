# expect: WRONG on "sure in one state"
# slip: The probabilities were kept away from 0 and 1; logits of 10 and -10 ask for 1e-9.
def exact_policy_gradient(theta, start, P, R, gamma):
    S, A = theta.shape
    pi = np.clip(np.exp(theta) / np.exp(theta).sum(axis=1, keepdims=True), 1e-5, 1 - 1e-5)
    J, gradient = 0.0, np.zeros((S, A))
    for s, a, t, b in np.ndindex(S, A, S, A):
        p = start[s] * pi[s, a] * P[s, a, t] * pi[t, b]
        value = R[s, a] + gamma * R[t, b]
        J += p * value
        gradient[s] += p * value * (np.eye(A)[a] - pi[s])
        gradient[t] += p * value * (np.eye(A)[b] - pi[t])
    return J, gradient
