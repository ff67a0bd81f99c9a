# expect: WRONG on "5 rows, 4 columns"
# slip: Mean and variance were taken as constants on the way back; they depend on every x of the row.
def layernorm_forward(x, gamma, beta, ln_param):
    eps = ln_param.get("eps", 1e-5)
    mean = np.mean(x, axis=1, keepdims=True)
    var = np.var(x, axis=1, keepdims=True)
    xhat = (x - mean) / np.sqrt(var + eps)
    out = gamma * xhat + beta
    return out, (xhat, var, eps, gamma, beta, out)


def layernorm_backward(dout, cache):
    xhat, var, eps, gamma, beta, out = cache
    N, D = dout.shape
    dgamma = np.sum(dout * xhat, axis=0)
    dbeta = np.sum(dout, axis=0)
    dxhat = dout * gamma
    total = np.sum(dxhat, axis=1, keepdims=True)
    turned = np.sum(dxhat * xhat, axis=1, keepdims=True)
    dx = (D * dxhat) / (D * np.sqrt(var + eps))
    return dx, dgamma, dbeta
