# expect: WRONG on "five states, two actions"
# slip: Rewards are averaged evenly over actions; the policy's probabilities belong to them as to P.
def policy_evaluation_exact(P, R, policy, gamma):
    P_pi = np.einsum("sa,sat->st", policy, P)
    return np.linalg.solve(np.eye(len(R)) - gamma * P_pi, R.mean(axis=1))
