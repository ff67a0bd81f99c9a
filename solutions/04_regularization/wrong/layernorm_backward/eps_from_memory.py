# expect: WRONG on "eps 0.5"
# slip: The way back uses eps = 1e-5, whatever the forward pass was given.
def layernorm_forward(x, gamma, beta, ln_param):
    eps = ln_param.get("eps", 1e-5)
    mean = np.mean(x, axis=1, keepdims=True)
    var = np.var(x, axis=1, keepdims=True)
    xhat = (x - mean) / np.sqrt(var + eps)
    out = gamma * xhat + beta
    return out, (xhat, var, eps, gamma, beta, out)


def layernorm_backward(dout, cache):
    xhat, var, _, gamma, beta, out = cache
    eps = 1e-5
    N, D = dout.shape
    dgamma = np.sum(dout * xhat, axis=0)
    dbeta = np.sum(dout, axis=0)
    dxhat = dout * gamma
    total = np.sum(dxhat, axis=1, keepdims=True)
    turned = np.sum(dxhat * xhat, axis=1, keepdims=True)
    dx = (D * dxhat - total - xhat * turned) / (D * np.sqrt(var + eps))
    return dx, dgamma, dbeta
