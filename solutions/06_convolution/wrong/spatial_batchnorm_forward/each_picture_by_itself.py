# expect: WRONG on "training, one batch"
# slip: The statistics run over H and W alone: each picture is normalised by itself, which is instance normalisation.
def spatial_batchnorm_forward(x, gamma, beta, bn_param):
    eps, m = bn_param.get("eps", 1e-5), bn_param.get("momentum", 0.9)
    C = x.shape[1]
    rm, rv = bn_param.get("running_mean", np.zeros(C)), bn_param.get("running_var", np.zeros(C))
    if bn_param["mode"] == "train":
        mean, var = x.mean(axis=(2, 3), keepdims=True), x.var(axis=(2, 3), keepdims=True)
        bn_param["running_mean"] = m * rm + (1 - m) * mean.mean(axis=0).ravel()
        bn_param["running_var"] = m * rv + (1 - m) * var.mean(axis=0).ravel()
    else:
        mean, var = rm.reshape(1, C, 1, 1), rv.reshape(1, C, 1, 1)
    xhat = (x - mean) / np.sqrt(var + eps)
    return gamma.reshape(1, C, 1, 1) * xhat + beta.reshape(1, C, 1, 1), (xhat, var, eps, gamma)
