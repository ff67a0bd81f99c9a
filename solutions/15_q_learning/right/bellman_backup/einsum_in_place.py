# exercises: bellman_backup
def bellman_backup(P, R, V, gamma):
    V *= gamma
    R += np.einsum("ijk,k->ij", P, V)
    return R
