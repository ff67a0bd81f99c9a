# expect: WRONG on "eps 0.5"
# slip: eps is always 1e-5, whatever ln_param says.
def layernorm_forward(x, gamma, beta, ln_param):
    eps = 1e-5
    mean = np.mean(x, axis=1, keepdims=True)
    var = np.var(x, axis=1, keepdims=True)
    xhat = (x - mean) / np.sqrt(var + eps)
    out = gamma * xhat + beta
    return out, (xhat, var, eps, gamma, beta, out)
