# expect: WRONG on "channels a million from zero"
# slip: A variance as mean(x**2) - mean(x)**2, kept from going below 0, is rounding error all the same where the mean is far larger than the spread.
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
        var = np.maximum((flat**2).mean(axis=0) - mean**2, 0.0)
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
