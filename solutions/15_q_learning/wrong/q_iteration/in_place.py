# expect: WRONG on "two sweeps"
# slip: Entries of this sweep are used before the sweep is over.
def q_iteration(P, R, gamma, iterations):
    Q = np.zeros(R.shape)
    for _ in range(iterations):
        for s in range(R.shape[0]):
            for a in range(R.shape[1]):
                Q[s, a] = R[s, a] + gamma * P[s, a] @ Q.max(axis=1)
    return Q
