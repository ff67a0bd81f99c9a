# exercises: policy_iteration
def policy_iteration(P, R, gamma):
    # of actions that tie the last is taken; the old one is kept unless another is better
    S, A = R.shape
    policy = np.full(S, A - 1)
    while True:
        chosen = np.eye(A)[policy]
        V = np.linalg.inv(np.eye(S) - gamma * np.einsum("sa,sat->st", chosen, P)) @ (chosen * R).sum(1)
        Q = R + gamma * P @ V
        better = Q.max(axis=1) > Q[np.arange(S), policy] + 1e-9
        if not better.any():
            return policy, V
        policy = np.where(better, A - 1 - Q[:, ::-1].argmax(axis=1), policy)
