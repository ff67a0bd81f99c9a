# expect: WRONG on "a road to a place that is hardly better"
# slip: np.isclose takes a lead of a hundred-thousandth for a tie, and the policy stays as it is.
def policy_iteration(P, R, gamma):
    S, A = R.shape
    policy, V = np.zeros(S, dtype=int), np.full(S, -np.inf)
    while True:
        before, V = V, policy_evaluation_exact(P, R, np.eye(A)[policy], gamma)
        if np.max(V - before) <= 1e-10 * np.abs(V).max():
            return policy, V
        Q = R + gamma * P @ V
        policy = np.isclose(Q, Q.max(axis=1, keepdims=True)).argmax(axis=1)
