# expect: WRONG on "5 rows, 4 columns"
# slip: The sums run over the batch, as in batch normalisation; for dx they run along the row.
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
    total = np.sum(dxhat, axis=0)
    turned = np.sum(dxhat * xhat, axis=0)
    dx = (N * dxhat - total - xhat * turned) / (N * np.sqrt(var + eps))
    return dx, dgamma, dbeta
