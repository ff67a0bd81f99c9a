# expect: WRONG on "two worlds without a way between them, gamma 0.99"
# slip: Five hundred sweeps are no exact evaluation: at gamma 0.99 the error is still some percent of a value.
def policy_iteration(P, R, gamma):
    policy, last, rows = np.zeros(len(R), dtype=int), np.full(len(R), -np.inf), np.arange(len(R))
    while True:
        V = np.zeros(len(R))
        for _ in range(500):
            V = R[rows, policy] + gamma * P[rows, policy] @ V
        if np.max(V - last) <= 1e-10 * np.abs(V).max():
            return policy, V
        last, policy = V, greedy_policy(P, R, V, gamma)
