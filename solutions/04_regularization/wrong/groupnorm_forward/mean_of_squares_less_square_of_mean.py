# expect: WRONG on "columns a million from zero"
# slip: The variance was taken as mean(x^2) - mean(x)^2, which loses all digits when the mean is large.
def groupnorm_forward(x, gamma, beta, G, gn_param):
    eps = gn_param.get("eps", 1e-5)
    N, D = x.shape
    xg = x.reshape(N, G, D // G)
    mean = xg.mean(axis=2, keepdims=True)
    var = np.maximum((xg**2).mean(axis=2, keepdims=True) - mean**2, 0)
    xhat = ((xg - mean) / np.sqrt(var + eps)).reshape(N, D)
    out = gamma * xhat + beta
    return out, (xhat, var, eps, gamma, beta, G, out)
