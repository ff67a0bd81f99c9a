# expect: WRONG on "6 channels in 3 groups"
# slip: gamma was multiplied in at the end, as in batch normalisation; inside a group it varies, so it has to stand inside the means.
def spatial_groupnorm_forward(x, gamma, beta, G, gn_param):
    eps = gn_param.get("eps", 1e-5)
    N, C, H, W = x.shape
    groups = x.reshape(N, G, C // G, H, W)
    mean = groups.mean(axis=(2, 3, 4), keepdims=True)
    var = groups.var(axis=(2, 3, 4), keepdims=True)
    xhat = ((groups - mean) / np.sqrt(var + eps)).reshape(N, C, H, W)
    out = gamma * xhat + beta
    return out, (xhat, var, eps, gamma, beta, G, out)


def spatial_groupnorm_backward(dout, cache):
    xhat, var, eps, gamma, beta, G, out = cache
    N, C, H, W = dout.shape
    dgamma = np.sum(dout * xhat, axis=(0, 2, 3), keepdims=True)
    dbeta = np.sum(dout, axis=(0, 2, 3), keepdims=True)
    d = dout.reshape(N, G, C // G, H, W)
    h = xhat.reshape(N, G, C // G, H, W)
    M = C // G * H * W
    dx = (d - d.sum(axis=(2, 3, 4), keepdims=True) / M - h * (d * h).sum(axis=(2, 3, 4), keepdims=True) / M) / np.sqrt(var + eps)
    return gamma * dx.reshape(N, C, H, W), dgamma, dbeta
