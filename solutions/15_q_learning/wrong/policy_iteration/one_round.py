# expect: WRONG on "thirty states, three actions"
# slip: The policy is made greedy once; the value of the new policy may allow a better one still.
def policy_iteration(P, R, gamma):
    s, policy = np.arange(len(R)), np.zeros(len(R), dtype=int)
    V = np.linalg.solve(np.eye(len(R)) - gamma * P[s, policy], R[s, policy])
    policy = (R + gamma * P @ V).argmax(axis=1)
    return policy, np.linalg.solve(np.eye(len(R)) - gamma * P[s, policy], R[s, policy])
