# expect: WRONG on "thirty states, three actions"
# slip: The policy is improved by rewards alone; the value that was just computed must enter.
def policy_iteration(P, R, gamma):
    s, policy = np.arange(len(R)), R.argmax(axis=1)
    V = np.linalg.solve(np.eye(len(R)) - gamma * P[s, policy], R[s, policy])
    return policy, V
