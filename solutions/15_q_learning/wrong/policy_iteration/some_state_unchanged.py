# expect: WRONG on "thirty states, three actions"
# slip: The rounds end when some action is unchanged; all must be (or the value no longer rise).
def policy_iteration(P, R, gamma):
    s, policy = np.arange(len(R)), np.zeros(len(R), dtype=int)
    while True:
        V = np.linalg.solve(np.eye(len(R)) - gamma * P[s, policy], R[s, policy])
        new = (R + gamma * P @ V).argmax(axis=1)
        if (new == policy).any():
            return new, V
        policy = new
