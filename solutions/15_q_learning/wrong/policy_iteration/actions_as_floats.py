# expect: DTYPE on "thirty states, three actions"
# slip: The policy is an array of real numbers, with which nothing can be indexed.
def policy_iteration(P, R, gamma):
    s, policy = np.arange(len(R)), np.zeros(len(R))
    for _ in range(100):
        a = policy.astype(int)
        V = np.linalg.solve(np.eye(len(R)) - gamma * P[s, a], R[s, a])
        for i in range(len(R)):
            policy[i] = np.argmax(R[i] + gamma * P[i] @ V)
    return policy, V
