# expect: WRONG on "hardly any future"
# slip: The bound is that of the new value; the one before it, which is returned, is off by more.
def policy_evaluation(P, R, policy, gamma, tol):
    V = np.zeros(len(R))
    while True:
        new = (policy * (R + gamma * P @ V)).sum(axis=1)
        if np.abs(new - V).max() <= tol * (1 - gamma) / gamma:
            return V
        V = new
