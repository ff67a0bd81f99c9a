# expect: WRONG on "6 channels in 3 groups"
# slip: Each channel got its own mean, whatever G: that is instance normalisation, the case G = C.
def spatial_groupnorm_forward(x, gamma, beta, G, gn_param):
    eps = gn_param.get("eps", 1e-5)
    N, C, H, W = x.shape
    groups = x.reshape(N, G, C // G, H, W)
    mean = groups.mean(axis=(3, 4), keepdims=True)
    var = groups.var(axis=(3, 4), keepdims=True)
    xhat = ((groups - mean) / np.sqrt(var + eps)).reshape(N, C, H, W)
    out = gamma * xhat + beta
    return out, (xhat, var, eps, gamma, beta, G, out)
