# expect: RAISED on "quiet rows, default eps"
# slip: eps was read without a default; ln_param need not hold it.
def layernorm_forward(x, gamma, beta, ln_param):
    eps = ln_param["eps"]
    mean = np.mean(x, axis=1, keepdims=True)
    var = np.var(x, axis=1, keepdims=True)
    xhat = (x - mean) / np.sqrt(var + eps)
    out = gamma * xhat + beta
    return out, (xhat, var, eps, gamma, beta, out)
