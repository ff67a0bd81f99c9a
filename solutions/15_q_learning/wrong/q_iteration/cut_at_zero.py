# expect: WRONG on "rewards below 0, a single action"
# slip: The best of the next state's Q and 0 is taken; a value may be below 0.
def q_iteration(P, R, gamma, iterations):
    Q = np.zeros(R.shape)
    for _ in range(iterations):
        Q = R + gamma * P @ np.maximum(Q.max(axis=1), 0.0)
    return Q
