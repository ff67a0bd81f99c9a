# expect: WRONG on "five states, two actions"
# slip: P_pi is transposed: its rows are where one comes from, its columns where one goes.
def policy_evaluation_exact(P, R, policy, gamma):
    P_pi = np.einsum("sa,sat->ts", policy, P)
    return np.linalg.solve(np.eye(len(R)) - gamma * P_pi, (policy * R).sum(axis=1))
