# expect: WRONG on "gamma 0.99"
# slip: The number of sweeps is fixed, whatever gamma is; 0.99^400 is still 0.018, of values near 100.
def policy_evaluation(P, R, policy, gamma, tol):
    V = np.zeros(len(R))
    for _ in range(400):
        V = (policy * (R + gamma * P @ V)).sum(axis=1)
    return V
