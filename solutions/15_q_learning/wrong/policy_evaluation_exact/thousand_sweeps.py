# expect: WRONG on "gamma 0.999"
# slip: A thousand sweeps stand in for the solution; with gamma = 0.999 they have hardly begun.
def policy_evaluation_exact(P, R, policy, gamma):
    V = np.zeros(len(R))
    for _ in range(1000):
        V = (policy * (R + gamma * P @ V)).sum(axis=1)
    return V
