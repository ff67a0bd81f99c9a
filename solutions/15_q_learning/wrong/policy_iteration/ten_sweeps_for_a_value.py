# expect: WRONG on "thirty states, three actions"
# slip: Ten sweeps stand in for the value of the policy, and what is returned is still on its way.
def policy_iteration(P, R, gamma):
    s, policy = np.arange(len(R)), np.zeros(len(R), dtype=int)
    for _ in range(20):
        V = np.zeros(len(R))
        for _ in range(10):
            V = R[s, policy] + gamma * P[s, policy] @ V
        policy = (R + gamma * P @ V).argmax(axis=1)
    return policy, V
