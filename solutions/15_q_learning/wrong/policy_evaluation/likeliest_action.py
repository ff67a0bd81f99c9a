# expect: WRONG on "five states, two actions"
# slip: Only the likeliest action is followed; the value is an average over all, by their probabilities.
def policy_evaluation(P, R, policy, gamma, tol):
    S = np.arange(len(R))
    a, V, change = policy.argmax(axis=1), np.zeros(len(R)), np.inf
    while change > tol * (1 - gamma):
        new = R[S, a] + gamma * P[S, a] @ V
        V, change = new, np.abs(new - V).max()
    return V
