# exercises: spatial_batchnorm_forward spatial_batchnorm_backward
def spatial_batchnorm_forward(x, gamma, beta, bn_param):
    def per(v):
        return np.reshape(v, (1, -1, 1, 1))

    eps, m, over = bn_param.get("eps", 1e-5), bn_param.get("momentum", 0.9), (0, 2, 3)
    run = [bn_param.get(k, np.zeros_like(gamma)) for k in ("running_mean", "running_var")]
    if bn_param["mode"] == "train":
        now = [np.mean(x, axis=over), np.var(x, axis=over)]
        run = [m * old + (1 - m) * new for old, new in zip(run, now)]
    else:
        now = run
    bn_param["running_mean"], bn_param["running_var"] = run
    scale = gamma / np.sqrt(now[1] + eps)
    y = per(scale) * (x - per(now[0])) + per(beta)
    return y, (x, scale, np.sqrt(now[1] + eps), now[0])


def spatial_batchnorm_backward(dout, cache):
    """For each channel the whole matrix d x_hat / d x, a projection, on the flattened pixels."""
    x, scale, root, mean = cache
    N, C, H, W = x.shape
    M, dx, dgamma = N * H * W, np.zeros(x.shape), np.zeros(C)
    for c in range(C):
        hat = ((x[:, c] - mean[c]) / root[c]).reshape(M)
        P = np.eye(M) - np.full((M, M), 1 / M) - np.outer(hat, hat) / M
        dx[:, c] = (scale[c] * (P @ dout[:, c].reshape(M))).reshape(N, H, W)
        dgamma[c] = hat @ dout[:, c].reshape(M)
    return dx, dgamma, np.einsum("ncij->c", dout)
