# exercises: cowmix
def cowmix(x, targets, order, masks):
    m = np.expand_dims(masks.astype(float), 1)
    a = np.einsum("nijk->n", m) / m[0].size
    return x + m * (x[order] - x), np.diag(1 - a) @ targets + np.diag(a) @ targets[order]
