# exercises: layernorm_forward layernorm_backward
def layernorm_forward(x, gamma, beta, ln_param):
    columns = x.T.copy()  # (D, N): each sample is a column now
    columns -= columns.sum(axis=0) / len(columns)
    power = np.einsum("dn,dn->n", columns, columns) / len(columns)
    root = np.sqrt(power + ln_param.setdefault("eps", 1e-5))
    columns /= root
    return (columns.T * gamma) + beta, (columns, root, gamma)


def layernorm_backward(dout, cache):
    columns, root, gamma = cache
    d = (dout * gamma).T
    dx = d - d.mean(axis=0) - columns * (d * columns).mean(axis=0)
    return (dx / root).T, np.array([c @ row for c, row in zip(columns, dout.T)]), dout.sum(axis=0)
