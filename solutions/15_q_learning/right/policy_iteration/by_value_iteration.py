# exercises: policy_iteration
def policy_iteration(P, R, gamma):
    V = np.zeros(len(R))
    for _ in range(3000):
        Q = R + gamma * P @ V
        V = Q.max(axis=1)
    return Q.argmax(axis=1), V
