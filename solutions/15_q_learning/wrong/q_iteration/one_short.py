# expect: WRONG on "two sweeps"
# slip: The range begins at 1: one sweep too few.
def q_iteration(P, R, gamma, iterations):
    Q = np.zeros(R.shape)
    for _ in range(1, iterations):
        Q = R + gamma * P @ Q.max(axis=1)
    return Q
