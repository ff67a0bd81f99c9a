# expect: WRONG on "6 columns in 3 groups"
# slip: The way through the variance is missing: only x itself and the mean were followed.
def groupnorm_forward(x, gamma, beta, G, gn_param):
    eps = gn_param.get("eps", 1e-5)
    N, D = x.shape
    xg = x.reshape(N, G, D // G)
    mean = xg.mean(axis=2, keepdims=True)
    var = xg.var(axis=2, keepdims=True)
    xhat = ((xg - mean) / np.sqrt(var + eps)).reshape(N, D)
    out = gamma * xhat + beta
    return out, (xhat, var, eps, gamma, beta, G, out)


def groupnorm_backward(dout, cache):
    xhat, var, eps, gamma, beta, G, out = cache
    N, D = dout.shape
    M = D // G
    dgamma = np.sum(dout * xhat, axis=0)
    dbeta = np.sum(dout, axis=0)
    dxhat = (dout * gamma).reshape(N, G, M)
    hat = xhat.reshape(N, G, M)
    total = dxhat.sum(axis=2, keepdims=True)
    turned = (dxhat * hat).sum(axis=2, keepdims=True)
    dx = (M * dxhat - total) / (M * np.sqrt(var + eps))
    return dx.reshape(N, D), dgamma, dbeta
