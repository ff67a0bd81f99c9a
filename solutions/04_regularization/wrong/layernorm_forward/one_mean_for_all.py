# expect: WRONG on "5 rows, 4 columns"
# slip: One mean and one variance were taken over the whole array; each row has its own.
def layernorm_forward(x, gamma, beta, ln_param):
    eps = ln_param.get("eps", 1e-5)
    mean = np.mean(x)
    var = np.var(x)
    xhat = (x - mean) / np.sqrt(var + eps)
    out = gamma * xhat + beta
    return out, (xhat, var, eps, gamma, beta, out)
