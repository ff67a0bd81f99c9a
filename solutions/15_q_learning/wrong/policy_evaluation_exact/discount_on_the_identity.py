# expect: WRONG on "five states, two actions"
# slip: gamma stands at the identity, not at P_pi.
def policy_evaluation_exact(P, R, policy, gamma):
    P_pi = np.einsum("sa,sat->st", policy, P)
    return np.linalg.solve(P_pi - gamma * np.eye(len(R)), -(policy * R).sum(axis=1))
