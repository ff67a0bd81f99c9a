# expect: WRONG on "five states, two actions"
# slip: The sign is lost when the unknowns are brought to one side: I - gamma P_pi.
def policy_evaluation_exact(P, R, policy, gamma):
    P_pi = np.einsum("sa,sat->st", policy, P)
    return np.linalg.solve(np.eye(len(R)) + gamma * P_pi, (policy * R).sum(axis=1))
