# expect: WRONG on "rows a million from zero"
# slip: The variance was taken as mean(x^2) - mean(x)^2, which loses all digits when the mean is large.
def layernorm_forward(x, gamma, beta, ln_param):
    eps = ln_param.get("eps", 1e-5)
    mean = np.mean(x, axis=1, keepdims=True)
    var = np.maximum(np.mean(x**2, axis=1, keepdims=True) - mean**2, 0)
    xhat = (x - mean) / np.sqrt(var + eps)
    out = gamma * xhat + beta
    return out, (xhat, var, eps, gamma, beta, out)
