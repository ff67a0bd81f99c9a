# expect: WRONG on "two sweeps"
# slip: The future is averaged over actions: that is the value of a player who acts at random.
def q_iteration(P, R, gamma, iterations):
    Q = np.zeros(R.shape)
    for _ in range(iterations):
        Q = R + gamma * P @ Q.mean(axis=1)
    return Q
