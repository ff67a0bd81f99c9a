# expect: WRONG on "five states, two actions"
# slip: The solution is multiplied by P_pi once more: the first reward is left out.
def policy_evaluation_exact(P, R, policy, gamma):
    P_pi = np.einsum("sa,sat->st", policy, P)
    return gamma * P_pi @ np.linalg.inv(np.eye(len(R)) - gamma * P_pi) @ (policy * R).sum(axis=1)
