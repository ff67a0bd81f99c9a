# expect: SHAPE on "one picture, one channel"
# slip: The statistics were squeezed: with a single channel an array of shape (1,) became a bare number.
def spatial_batchnorm_forward(x, gamma, beta, bn_param):
    eps, m = bn_param.get("eps", 1e-5), bn_param.get("momentum", 0.9)
    C = x.shape[1]
    rm, rv = bn_param.get("running_mean", np.zeros(C)), bn_param.get("running_var", np.zeros(C))
    if bn_param["mode"] == "train":
        mean, var = x.mean(axis=(0, 2, 3), keepdims=True), x.var(axis=(0, 2, 3), keepdims=True)
        bn_param["running_mean"] = (m * rm.reshape(1, C, 1, 1) + (1 - m) * mean).squeeze()
        bn_param["running_var"] = (m * rv.reshape(1, C, 1, 1) + (1 - m) * var).squeeze()
    else:
        mean, var = rm.reshape(1, C, 1, 1), rv.reshape(1, C, 1, 1)
    xhat = (x - mean) / np.sqrt(var + eps)
    return gamma.reshape(1, C, 1, 1) * xhat + beta.reshape(1, C, 1, 1), (xhat, var, eps, gamma)
