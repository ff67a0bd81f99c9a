# expect: SHAPE on "thirty states, three actions"
# slip: The policy is returned as a table of probabilities; one whole number for each state was asked for.
def policy_iteration(P, R, gamma):
    s, policy = np.arange(len(R)), np.zeros(len(R), dtype=int)
    for _ in range(100):
        V = np.linalg.solve(np.eye(len(R)) - gamma * P[s, policy], R[s, policy])
        policy = (R + gamma * P @ V).argmax(axis=1)
    return np.eye(R.shape[1], dtype=int)[policy], V
