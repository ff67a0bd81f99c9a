# expect: NONFINITE on "some probabilities are 0"
# slip: The logarithm of a probability of 0 was taken.
def exact_policy_gradient(theta, start, P, R, gamma):
    S, A = theta.shape
    pi = np.exp(theta) / np.exp(theta).sum(axis=1, keepdims=True)
    J, gradient = 0.0, np.zeros((S, A))
    for s, a, t, b in np.ndindex(S, A, S, A):
        log_p = np.log(start[s]) + np.log(pi[s, a]) + np.log(P[s, a, t]) + np.log(pi[t, b])
        value = R[s, a] + gamma * R[t, b]
        score = np.zeros((S, A))
        score[s] += np.eye(A)[a] - pi[s]
        score[t] += np.eye(A)[b] - pi[t]
        J += np.exp(log_p) * value
        gradient += np.exp(log_p) * (log_p - log_p + value) * score
    return J, gradient
