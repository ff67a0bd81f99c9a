# expect: WRONG on "5 rows, 4 columns"
# slip: gamma and beta were applied before the normalisation; they come after it.
def layernorm_forward(x, gamma, beta, ln_param):
    eps = ln_param.get("eps", 1e-5)
    x = gamma * x + beta
    mean = np.mean(x, axis=1, keepdims=True)
    var = np.var(x, axis=1, keepdims=True)
    xhat = (x - mean) / np.sqrt(var + eps)
    out = xhat
    return out, (xhat, var, eps, gamma, beta, out)
