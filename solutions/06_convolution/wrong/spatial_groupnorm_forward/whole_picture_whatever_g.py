# expect: WRONG on "6 channels in 3 groups"
# slip: All channels of a picture share one mean, whatever G: that is layer normalisation, the case G = 1.
def spatial_groupnorm_forward(x, gamma, beta, G, gn_param):
    eps = gn_param.get("eps", 1e-5)
    N, C, H, W = x.shape
    groups = x.reshape(N, G, C // G, H, W)
    mean = groups.mean(axis=(1, 2, 3, 4), keepdims=True)
    var = groups.var(axis=(1, 2, 3, 4), keepdims=True)
    xhat = ((groups - mean) / np.sqrt(var + eps)).reshape(N, C, H, W)
    out = gamma * xhat + beta
    return out, (xhat, var, eps, gamma, beta, G, out)
