# expect: WRONG on "thirty states, three actions"
# slip: The policy is improved by the value of what comes next, without the reward on the way.
def policy_iteration(P, R, gamma):
    s, policy = np.arange(len(R)), np.zeros(len(R), dtype=int)
    for _ in range(50):
        V = np.linalg.solve(np.eye(len(R)) - gamma * P[s, policy], R[s, policy])
        policy = (P @ V).argmax(axis=1)
    return policy, V
