# expect: WRONG on "a road to a place that is hardly better"
# slip: np.allclose calls a rise of a hundred-thousandth no rise.
def policy_iteration(P, R, gamma):
    S, A = R.shape
    policy, V = np.zeros(S, dtype=int), np.full(S, -np.inf)
    while True:
        before, V = V, policy_evaluation_exact(P, R, np.eye(A)[policy], gamma)
        if np.allclose(V, before):
            return policy, V
        Q = R + gamma * P @ V
        policy = Q.argmax(axis=1)
