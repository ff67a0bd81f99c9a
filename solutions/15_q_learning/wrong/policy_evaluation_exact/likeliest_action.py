# expect: WRONG on "five states, two actions"
# slip: Only the likeliest action is followed; the equations hold averages over all.
def policy_evaluation_exact(P, R, policy, gamma):
    s, a = np.arange(len(R)), policy.argmax(axis=1)
    return np.linalg.solve(np.eye(len(R)) - gamma * P[s, a], R[s, a])
