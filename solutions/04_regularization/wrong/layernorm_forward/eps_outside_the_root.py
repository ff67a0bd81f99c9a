# expect: WRONG on "5 rows, 4 columns"
# slip: eps was added to the standard deviation; it belongs to the variance, under the root.
def layernorm_forward(x, gamma, beta, ln_param):
    eps = ln_param.get("eps", 1e-5)
    mean = np.mean(x, axis=1, keepdims=True)
    var = np.var(x, axis=1, keepdims=True)
    xhat = (x - mean) / (np.sqrt(var) + eps)
    out = gamma * xhat + beta
    return out, (xhat, var, eps, gamma, beta, out)
