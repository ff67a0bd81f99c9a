# expect: WRONG on "6 rows, 4 columns"
# slip: Mean and variance were taken as constants on the way back; they depend on every x of the column. That is the gradient of test mode.
def batchnorm_forward(x, gamma, beta, bn_param):
    mode = bn_param["mode"]
    eps = bn_param.get("eps", 1e-5)
    momentum = bn_param.get("momentum", 0.9)
    N, D = x.shape
    running_mean = bn_param.get("running_mean", np.zeros(D))
    running_var = bn_param.get("running_var", np.zeros(D))
    if mode == "train":
        mean = x.mean(axis=0)
        var = x.var(axis=0)
        xhat = (x - mean) / np.sqrt(var + eps)
        running_mean = momentum * running_mean + (1 - momentum) * mean
        running_var = momentum * running_var + (1 - momentum) * var
    elif mode == "test":
        xhat = (x - running_mean) / np.sqrt(running_var + eps)
        var = running_var
    out = gamma * xhat + beta
    bn_param["running_mean"] = running_mean
    bn_param["running_var"] = running_var
    return out, (xhat, var, eps, gamma, beta, out)


def batchnorm_backward(dout, cache):
    xhat, var, eps, gamma, beta, out = cache
    N = dout.shape[0]
    std = np.sqrt(var + eps)
    dgamma = np.sum(dout * xhat, axis=0)
    dbeta = np.sum(dout, axis=0)
    dxhat = dout * gamma
    dvar = np.sum(dxhat * xhat * std * -0.5 * (var + eps) ** -1.5, axis=0)
    dmean = np.sum(-dxhat / std, axis=0)
    dx = dxhat / std
    return dx, dgamma, dbeta
