# exercises: mixup
def mixup(x, targets, order, lam):
    matrix = np.diag(lam)
    for n, m in enumerate(order):
        matrix[n, m] += 1 - lam[n]
    return np.tensordot(matrix, x, 1), matrix.dot(targets)
