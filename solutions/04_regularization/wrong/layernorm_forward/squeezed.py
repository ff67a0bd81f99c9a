# expect: SHAPE on "one row"
# slip: The output was squeezed: a batch of one row is still (1, D).
def layernorm_forward(x, gamma, beta, ln_param):
    eps = ln_param.get("eps", 1e-5)
    mean = np.mean(x, axis=1, keepdims=True)
    var = np.var(x, axis=1, keepdims=True)
    xhat = (x - mean) / np.sqrt(var + eps)
    out = gamma * xhat + beta
    return out.squeeze(), (xhat, var, eps, gamma, beta, out)
