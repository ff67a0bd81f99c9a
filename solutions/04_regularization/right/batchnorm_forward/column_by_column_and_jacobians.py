# exercises: batchnorm_forward batchnorm_backward batchnorm_backward_alt
def batchnorm_forward(x, gamma, beta, bn_param):
    out, kept = np.empty(x.shape), []
    eps, m = bn_param.setdefault("eps", 1e-5), bn_param.setdefault("momentum", 0.9)
    rm = bn_param.setdefault("running_mean", np.zeros(len(gamma)))
    rv = bn_param.setdefault("running_var", np.zeros(len(gamma)))
    for d in range(x.shape[1]):
        column = x[:, d]
        if bn_param["mode"] == "train":
            mu = sum(column) / len(column)
            var = sum((column - mu) ** 2) / len(column)
            rm[d] += (1 - m) * (mu - rm[d])  # in place, the same rule
            rv[d] += (1 - m) * (var - rv[d])
        else:
            mu, var = rm[d], rv[d]
        s = (var + eps) ** 0.5
        out[:, d] = gamma[d] * (column - mu) / s + beta[d]
        kept.append(((column - mu) / s, s))
    return out, (kept, gamma)


def batchnorm_backward(dout, cache):
    kept, gamma = cache
    dx, N = np.empty(dout.shape), len(dout)
    for d, (hat, s) in enumerate(kept):
        jacobian = (np.eye(N) - 1 / N - np.outer(hat, hat) / N) / s  # d hat[l] / d x[k], symmetric
        dx[:, d] = gamma[d] * jacobian @ dout[:, d]
    return dx, np.array([hat @ dout[:, d] for d, (hat, _) in enumerate(kept)]), np.array([sum(column) for column in dout.T])


batchnorm_backward_alt = batchnorm_backward
