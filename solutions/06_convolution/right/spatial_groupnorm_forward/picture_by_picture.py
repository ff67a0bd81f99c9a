# exercises: spatial_groupnorm_forward spatial_groupnorm_backward
def spatial_groupnorm_forward(x, gamma, beta, G, gn_param):
    eps = gn_param["eps"] if "eps" in gn_param else 1e-5
    hat, kept = np.empty_like(x), {}
    for n in range(len(x)):
        for g, part in enumerate(np.split(np.arange(x.shape[1]), G)):
            block = x[n, part]
            mu = block.sum() / block.size
            sd = np.sqrt(((block - mu) ** 2).sum() / block.size + eps)
            hat[n, part] = (block - mu) / sd
            kept[n, g] = part, sd
    return gamma * hat + beta, (hat, kept, gamma)


def spatial_groupnorm_backward(dout, cache):
    hat, kept, gamma = cache
    dgamma, dbeta = np.zeros(gamma.shape), np.zeros(gamma.shape)
    for c in range(dout.shape[1]):
        dgamma[0, c, 0, 0], dbeta[0, c, 0, 0] = np.sum(dout[:, c] * hat[:, c]), np.sum(dout[:, c])
    dx = np.empty(dout.shape)
    for (n, _), (part, sd) in kept.items():
        d, h = dout[n, part] * gamma[0, part], hat[n, part]
        dx[n, part] = (d - d.mean() - h * (d * h).mean()) / sd
    return dx, dgamma, dbeta
