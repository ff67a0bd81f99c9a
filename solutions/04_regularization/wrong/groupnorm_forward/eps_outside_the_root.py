# expect: WRONG on "6 columns in 3 groups"
# slip: eps was added to the standard deviation; it belongs to the variance, under the root.
def groupnorm_forward(x, gamma, beta, G, gn_param):
    eps = gn_param.get("eps", 1e-5)
    N, D = x.shape
    xg = x.reshape(N, G, D // G)
    mean = xg.mean(axis=2, keepdims=True)
    var = xg.var(axis=2, keepdims=True)
    xhat = ((xg - mean) / (np.sqrt(var) + eps)).reshape(N, D)
    out = gamma * xhat + beta
    return out, (xhat, var, eps, gamma, beta, G, out)
