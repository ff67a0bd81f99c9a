# expect: WRONG on "two sweeps"
# slip: The future is not discounted.
def q_iteration(P, R, gamma, iterations):
    Q = np.zeros(R.shape)
    for _ in range(iterations):
        Q = R + P @ Q.max(axis=1)
    return Q
