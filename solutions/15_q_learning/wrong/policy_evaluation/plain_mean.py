# expect: WRONG on "five states, two actions"
# slip: Actions are averaged evenly; each counts with the policy's probability.
def policy_evaluation(P, R, policy, gamma, tol):
    V, change = np.zeros(len(R)), np.inf
    while change > tol * (1 - gamma):
        new = (R + gamma * P @ V).mean(axis=1)
        V, change = new, np.abs(new - V).max()
    return V
