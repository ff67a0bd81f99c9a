# exercises: policy_evaluation
def policy_evaluation(P, R, policy, gamma, tol):
    # twice as many steps at once: V_2k = V_k + M^k V_k
    M = gamma * (policy[:, None, :] @ P)[:, 0]
    V = (policy * R).sum(-1)
    while np.abs(M).sum(axis=1).max() > 1e-14:
        V = V + M @ V
        M = M @ M
    return V
