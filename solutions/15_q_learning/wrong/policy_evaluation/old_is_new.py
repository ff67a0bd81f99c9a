# expect: WRONG on "five states, two actions"
# slip: The old values are another name for the new ones: the change is always 0, and the sweeps end after the first.
def policy_evaluation(P, R, policy, gamma, tol):
    V = np.zeros(len(R))
    while True:
        old = V
        V[:] = (policy * (R + gamma * P @ V)).sum(axis=1)
        if np.abs(V - old).max() < tol * (1 - gamma):
            return V
