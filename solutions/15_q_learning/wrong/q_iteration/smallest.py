# expect: WRONG on "two sweeps"
# slip: The smallest Q of the next state is taken.
def q_iteration(P, R, gamma, iterations):
    Q = np.zeros(R.shape)
    for _ in range(iterations):
        Q = R + gamma * P @ Q.min(axis=1)
    return Q
