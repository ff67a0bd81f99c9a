# exercises: policy_iteration
def policy_iteration(P, R, gamma):
    # begins with the action of the largest reward; another action must lead by more than rounding, measured by the values themselves
    S, A = R.shape
    policy = [int(np.argmax(r)) for r in R]
    changed = True
    while changed:
        changed = False
        M = np.array([P[s, a] for s, a in enumerate(policy)])
        V, *_ = np.linalg.lstsq(np.eye(S) - gamma * M, np.array([R[s, a] for s, a in enumerate(policy)]), rcond=None)
        for s in range(S):
            q = [R[s, a] + gamma * sum(p * v for p, v in zip(P[s, a], V)) for a in range(A)]
            best = max(range(A), key=q.__getitem__)
            if q[best] - q[policy[s]] > 1e-9 * max(map(abs, V)):
                policy[s], changed = best, True
    return np.array(policy), V
