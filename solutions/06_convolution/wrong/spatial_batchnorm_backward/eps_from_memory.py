# expect: WRONG on "eps 0.5"
# slip: The way back uses eps = 1e-5, whatever the forward pass was given.
def spatial_batchnorm_forward(x, gamma, beta, bn_param):
    mode = bn_param["mode"]
    eps = bn_param.get("eps", 1e-5)
    momentum = bn_param.get("momentum", 0.9)
    N, C, H, W = x.shape
    flat = x.transpose(0, 2, 3, 1).reshape(-1, C)
    running_mean = bn_param.get("running_mean", np.zeros(C))
    running_var = bn_param.get("running_var", np.zeros(C))
    if mode == "train":
        mean = flat.mean(axis=0)
        var = flat.var(axis=0)
        running_mean = momentum * running_mean + (1 - momentum) * mean
        running_var = momentum * running_var + (1 - momentum) * var
        xhat = (flat - mean) / np.sqrt(var + eps)
    elif mode == "test":
        xhat = (flat - running_mean) / np.sqrt(running_var + eps)
        var = running_var
    out = (gamma * xhat + beta).reshape(N, H, W, C).transpose(0, 3, 1, 2)
    bn_param["running_mean"] = running_mean
    bn_param["running_var"] = running_var
    return out, (xhat, var, eps, gamma, beta, out)


def spatial_batchnorm_backward(dout, cache):
    xhat, var, eps, gamma, beta, out = cache
    N, C, H, W = dout.shape
    eps = 1e-5
    d = dout.transpose(0, 2, 3, 1).reshape(-1, C)
    M = d.shape[0]
    dgamma = np.sum(d * xhat, axis=0)
    dbeta = np.sum(d, axis=0)
    dxhat = d * gamma
    dx = (M * dxhat - dxhat.sum(axis=0) - xhat * (dxhat * xhat).sum(axis=0)) / (M * np.sqrt(var + eps))
    return dx.reshape(N, H, W, C).transpose(0, 3, 1, 2), dgamma, dbeta
