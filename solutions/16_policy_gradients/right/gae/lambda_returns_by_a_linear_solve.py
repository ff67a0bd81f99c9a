# exercises: gae

def gae(rewards, values, next_values, terminated, ended, gamma, lam):
    T, E = rewards.shape
    columns = []
    for e in range(E):
        delta = rewards[:, e] + gamma * next_values[:, e] * ~terminated[:, e] - values[:, e]
        carry = np.diag(gamma * lam * (~ended[:-1, e]).astype(float), k=1) if T > 1 else np.zeros((1, 1))
        columns.append(np.linalg.solve(np.eye(T) - carry, delta))
    return np.stack(columns, axis=-1)
