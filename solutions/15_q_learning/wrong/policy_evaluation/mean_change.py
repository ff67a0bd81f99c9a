# expect: WRONG on "one state of forty pays"
# slip: The sweeps end when the change is small on average; one state may be far off still.
def policy_evaluation(P, R, policy, gamma, tol):
    V = np.zeros(len(R))
    while True:
        new = (policy * (R + gamma * P @ V)).sum(axis=1)
        if np.abs(new - V).mean() <= tol * (1 - gamma) / gamma:
            return new
        V = new
