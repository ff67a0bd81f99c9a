# exercises: policy_iteration
def policy_iteration(P, R, gamma):
    policy = [0] * len(R)
    while True:
        rows = range(len(R))
        V = np.linalg.solve(np.eye(len(R)) - gamma * P[rows, policy], R[rows, policy])
        gain = (R + gamma * P @ V) - V[:, None]
        s, a = np.unravel_index(gain.argmax(), gain.shape)
        if gain[s, a] < 1e-9:
            return np.array(policy), V
        policy[s] = int(a)
