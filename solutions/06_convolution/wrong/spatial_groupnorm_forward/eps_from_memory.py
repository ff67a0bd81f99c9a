# expect: WRONG on "eps 0.5"
# slip: eps is written into the code; it stands in gn_param.
def spatial_groupnorm_forward(x, gamma, beta, G, gn_param):
    eps = 1e-5
    N, C, H, W = x.shape
    groups = x.reshape(N, G, C // G, H, W)
    mean = groups.mean(axis=(2, 3, 4), keepdims=True)
    var = groups.var(axis=(2, 3, 4), keepdims=True)
    xhat = ((groups - mean) / np.sqrt(var + eps)).reshape(N, C, H, W)
    out = gamma * xhat + beta
    return out, (xhat, var, eps, gamma, beta, G, out)
