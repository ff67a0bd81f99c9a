# expect: WRONG on "rewards below 0, a world that ends"
# slip: The change is taken with its sign: where values fall it is negative, and the sweeps end after the first.
def policy_evaluation(P, R, policy, gamma, tol):
    V = np.zeros(len(R))
    while True:
        new = (policy * (R + gamma * P @ V)).sum(axis=1)
        change = np.max(new - V)
        V = new
        if change < tol * (1 - gamma):
            return V
