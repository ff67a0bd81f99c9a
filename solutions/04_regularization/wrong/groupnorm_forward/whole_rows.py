# expect: WRONG on "6 columns in 3 groups"
# slip: The whole row was normalised: that is layer normalisation, the case of one group.
def groupnorm_forward(x, gamma, beta, G, gn_param):
    eps = gn_param.get("eps", 1e-5)
    N, D = x.shape
    xg = x.reshape(N, G, D // G)
    mean = xg.mean(axis=(1, 2), keepdims=True)
    var = xg.var(axis=(1, 2), keepdims=True)
    xhat = ((xg - mean) / np.sqrt(var + eps)).reshape(N, D)
    out = gamma * xhat + beta
    return out, (xhat, var, eps, gamma, beta, G, out)
