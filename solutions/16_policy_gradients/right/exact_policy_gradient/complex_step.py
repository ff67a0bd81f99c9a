# exercises: exact_policy_gradient
def exact_policy_gradient(theta, start, P, R, gamma):
    def value(table):
        e = np.exp(table)
        pi = e / e.sum(axis=1, keepdims=True)
        return np.einsum("s,sa,sa->", start, pi, R) + gamma * np.einsum("s,sa,sat,tb,tb->", start, pi, P, pi, R)

    gradient = np.zeros(theta.shape)
    for index in np.ndindex(theta.shape):
        nudged = theta.astype(complex)
        nudged[index] += 1e-30j
        gradient[index] = value(nudged).imag / 1e-30
    return value(theta), gradient
