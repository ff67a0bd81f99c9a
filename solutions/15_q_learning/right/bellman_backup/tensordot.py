# exercises: bellman_backup
def bellman_backup(P, R, V, gamma):
    return np.add(R, np.tensordot(P * gamma, V, axes=(2, 0)))
