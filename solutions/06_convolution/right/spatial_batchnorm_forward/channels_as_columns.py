# exercises: spatial_batchnorm_forward spatial_batchnorm_backward
def _batchnorm_forward(x, gamma, beta, p):
    """The layer for a matrix (N, D), which writes into x."""
    D = x.shape[1]
    if p["mode"] == "test":
        return gamma * ((x - p.get("running_mean", 0.0)) / np.sqrt(p.get("running_var", 0.0) + p.get("eps", 1e-5))) + beta, None
    mean = np.add.reduce(x) / len(x)
    x -= mean
    var = np.einsum("nd,nd->d", x, x) / len(x)
    m = p.get("momentum", 0.9)
    p.update(running_mean=m * p.get("running_mean", np.zeros(D)) + (1 - m) * mean,
             running_var=m * p.get("running_var", np.zeros(D)) + (1 - m) * var)
    root = np.sqrt(var + p.get("eps", 1e-5))
    x /= root
    return x * gamma + beta, (x, root, gamma)


def spatial_batchnorm_forward(x, gamma, beta, bn_param):
    N, C, H, W = x.shape
    columns = x.transpose(0, 2, 3, 1).reshape(N * H * W, C).copy()
    out, cache = _batchnorm_forward(columns, gamma, beta, bn_param)
    return np.moveaxis(out.reshape(N, H, W, C), 3, 1), cache


def spatial_batchnorm_backward(dout, cache):
    N, C, H, W = dout.shape
    hat, root, gamma = cache
    d = np.moveaxis(dout, 1, 3).reshape(-1, C)
    M = len(d)
    dgamma, dbeta = (d * hat).sum(0), d.sum(0)
    dx = gamma / (M * root) * (M * d - dbeta - hat * dgamma)
    return dx.reshape(N, H, W, C).transpose(0, 3, 1, 2), dgamma, dbeta
