# expect: WRONG on "a coarse tolerance"
# slip: The sweeps end when the change is below tol; the error may be gamma / (1 - gamma) times as large.
def policy_evaluation(P, R, policy, gamma, tol):
    V = np.zeros(len(R))
    while True:
        new = (policy * (R + gamma * P @ V)).sum(axis=1)
        if np.abs(new - V).max() < tol:
            return new
        V = new
