# expect: WRONG on "quiet rows, default eps"
# slip: The default of eps is 1e-8 here; it should be 1e-5.
def layernorm_forward(x, gamma, beta, ln_param):
    eps = ln_param.get("eps", 1e-8)
    mean = np.mean(x, axis=1, keepdims=True)
    var = np.var(x, axis=1, keepdims=True)
    xhat = (x - mean) / np.sqrt(var + eps)
    out = gamma * xhat + beta
    return out, (xhat, var, eps, gamma, beta, out)
