# expect: SHAPE on "a single state"
# slip: With one state the vector of one value is squeezed into a number.
def policy_evaluation_exact(P, R, policy, gamma):
    P_pi = np.einsum("sa,sat->st", policy, P)
    return np.linalg.solve(np.eye(len(R)) - gamma * P_pi, (policy * R).sum(axis=1)).squeeze()
