# expect: WRONG on "3 states, 2 actions, gamma 0.8"
# slip: This is the gradient by the probabilities; theta holds logits, and the softmax has to be differentiated too.
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
                    gradient[s, a] += p * value / pi[s, a]
                    gradient[t, b] += p * value / pi[t, b]
    return J, gradient
