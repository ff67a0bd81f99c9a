# expect: WRONG on "eps 0.5"
# slip: eps is always 1e-5, whatever gn_param says.
def groupnorm_forward(x, gamma, beta, G, gn_param):
    eps = 1e-5
    N, D = x.shape
    xg = x.reshape(N, G, D // G)
    mean = xg.mean(axis=2, keepdims=True)
    var = xg.var(axis=2, keepdims=True)
    xhat = ((xg - mean) / np.sqrt(var + eps)).reshape(N, D)
    out = gamma * xhat + beta
    return out, (xhat, var, eps, gamma, beta, G, out)
