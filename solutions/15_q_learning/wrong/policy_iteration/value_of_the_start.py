# expect: WRONG on "thirty states, three actions"
# slip: The value that is returned is that of the first policy, not of the best.
def policy_iteration(P, R, gamma):
    s, policy = np.arange(len(R)), np.zeros(len(R), dtype=int)
    first = None
    for _ in range(100):
        V = np.linalg.solve(np.eye(len(R)) - gamma * P[s, policy], R[s, policy])
        first = V if first is None else first
        policy = (R + gamma * P @ V).argmax(axis=1)
    return policy, first
