# expect: WRONG on "two sweeps"
# slip: The reward is added to the Q of the sweep before; each sweep begins with the reward anew.
def q_iteration(P, R, gamma, iterations):
    Q = np.zeros(R.shape)
    for _ in range(iterations):
        Q += R + gamma * P @ Q.max(axis=1)
    return Q
