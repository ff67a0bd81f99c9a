# expect: WRONG on "five states, two actions"
# slip: The maximum over actions is taken: that is the best value, not the value of this policy.
def policy_evaluation(P, R, policy, gamma, tol):
    V, change = np.zeros(len(R)), np.inf
    while change > tol * (1 - gamma):
        new = (R + gamma * P @ V).max(axis=1)
        V, change = new, np.abs(new - V).max()
    return V
