# expect: RAISED on "one group, one picture"
# slip: The groups were squeezed: with one picture, one group or one channel in it an axis is lost, and the numbers of the axes no longer hold.
def spatial_groupnorm_forward(x, gamma, beta, G, gn_param):
    eps = gn_param.get("eps", 1e-5)
    N, C, H, W = x.shape
    groups = np.squeeze(x.reshape(N, G, C // G, H, W))
    mean = groups.mean(axis=(2, 3, 4), keepdims=True)
    var = groups.var(axis=(2, 3, 4), keepdims=True)
    xhat = ((groups - mean) / np.sqrt(var + eps)).reshape(N, C, H, W)
    out = gamma * xhat + beta
    return out, (xhat, var, eps, gamma, beta, G, out)
