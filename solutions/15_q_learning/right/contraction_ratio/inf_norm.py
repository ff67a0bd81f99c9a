# exercises: contraction_ratio
def contraction_ratio(P, R, V, U, gamma):
    both = np.stack([V, U], axis=1)
    T = (R[:, :, None] + gamma * np.einsum("sat,tk->sak", P, both)).max(axis=1)
    return np.linalg.norm(T[:, 0] - T[:, 1], ord=np.inf) / np.linalg.norm(V - U, ord=np.inf)
