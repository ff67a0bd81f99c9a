# expect: WRONG on "channels a million from zero"
# slip: The variance as mean(x**2) - mean(x)**2 is a difference of two huge numbers where the mean is far larger than the spread: its digits are rounding errors.
def spatial_groupnorm_forward(x, gamma, beta, G, gn_param):
    eps = gn_param.get("eps", 1e-5)
    N, C, H, W = x.shape
    groups = x.reshape(N, G, C // G, H, W)
    mean = groups.mean(axis=(2, 3, 4), keepdims=True)
    var = (groups**2).mean(axis=(2, 3, 4), keepdims=True) - mean**2
    xhat = ((groups - mean) / np.sqrt(var + eps)).reshape(N, C, H, W)
    out = gamma * xhat + beta
    return out, (xhat, var, eps, gamma, beta, G, out)
