# expect: RAISED on "quiet columns, default eps"
# slip: eps was read without a default; gn_param need not hold it.
def groupnorm_forward(x, gamma, beta, G, gn_param):
    eps = gn_param["eps"]
    N, D = x.shape
    xg = x.reshape(N, G, D // G)
    mean = xg.mean(axis=2, keepdims=True)
    var = xg.var(axis=2, keepdims=True)
    xhat = ((xg - mean) / np.sqrt(var + eps)).reshape(N, D)
    out = gamma * xhat + beta
    return out, (xhat, var, eps, gamma, beta, G, out)
