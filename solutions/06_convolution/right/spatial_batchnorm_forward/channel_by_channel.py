# exercises: spatial_batchnorm_forward spatial_batchnorm_backward
def spatial_batchnorm_forward(x, gamma, beta, bn_param):
    out, kept = np.empty(x.shape), []
    eps, m = bn_param.setdefault("eps", 1e-5), bn_param.setdefault("momentum", 0.9)
    rm = bn_param.setdefault("running_mean", np.zeros(len(gamma)))
    rv = bn_param.setdefault("running_var", np.zeros(len(gamma)))
    for c in range(x.shape[1]):
        pixels = x[:, c].ravel()
        if bn_param["mode"] == "train":
            mu = sum(pixels) / len(pixels)
            var = sum((pixels - mu) ** 2) / len(pixels)
            rm[c] += (1 - m) * (mu - rm[c])  # in place, the same rule
            rv[c] += (1 - m) * (var - rv[c])
        else:
            mu, var = rm[c], rv[c]
        s = (var + eps) ** 0.5
        out[:, c] = gamma[c] * (x[:, c] - mu) / s + beta[c]
        kept.append((pixels - mu, s))
    return out, (kept, gamma)


def spatial_batchnorm_backward(dout, cache):
    kept, gamma = cache
    dx, dgamma, dbeta = np.empty(dout.shape), [], []
    for c, (centred, s) in enumerate(kept):
        d = dout[:, c].ravel()
        M = len(d)
        dhat = d * gamma[c]
        dvar = np.sum(dhat * centred) * -0.5 * s**-3
        dmu = -np.sum(dhat) / s
        dx[:, c] = (dhat / s + dvar * 2 * centred / M + dmu / M).reshape(dout[:, c].shape)
        dgamma.append(np.dot(d, centred) / s)
        dbeta.append(d.sum())
    return dx, np.array(dgamma), np.array(dbeta)
