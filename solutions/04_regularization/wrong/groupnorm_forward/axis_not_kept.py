# expect: RAISED on "6 columns in 3 groups"
# slip: The mean of a group is (N, G), which does not meet (N, G, D/G); its axis has to be kept.
def groupnorm_forward(x, gamma, beta, G, gn_param):
    eps = gn_param.get("eps", 1e-5)
    N, D = x.shape
    xg = x.reshape(N, G, D // G)
    mean = xg.mean(axis=2)
    var = xg.var(axis=2)
    xhat = ((xg - mean) / np.sqrt(var + eps)).reshape(N, D)
    out = gamma * xhat + beta
    return out, (xhat, var, eps, gamma, beta, G, out)
