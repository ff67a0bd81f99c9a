# expect: RAISED on "5 rows, 4 columns"
# slip: The mean over a row is (N,), which does not meet (N, D); its axis has to be kept.
def layernorm_forward(x, gamma, beta, ln_param):
    eps = ln_param.get("eps", 1e-5)
    mean = np.mean(x, axis=1)
    var = np.var(x, axis=1)
    xhat = (x - mean) / np.sqrt(var + eps)
    out = gamma * xhat + beta
    return out, (xhat, var, eps, gamma, beta, out)
