# exercises: batchnorm_forward batchnorm_backward batchnorm_backward_alt
def batchnorm_forward(x, gamma, beta, p):
    eps = p.get("eps", 1e-5)
    if p["mode"] == "test":
        scale = gamma / np.sqrt(p["running_var"] + eps)  # one multiplication and one addition
        return x * scale + (beta - p["running_mean"] * scale), None
    N, D = x.shape
    mu = np.full(N, 1 / N) @ x
    x -= mu
    sq = x**2
    var = np.full(N, 1 / N) @ sq
    sqrtvar = np.sqrt(var + eps)
    ivar = 1.0 / sqrtvar
    xhat = x * ivar
    m = p.get("momentum", 0.9)
    p.update(
        running_mean=m * p.get("running_mean", np.zeros(D)) + (1 - m) * mu,
        running_var=m * p.get("running_var", np.zeros(D)) + (1 - m) * var,
    )
    return xhat * gamma + beta, (xhat, gamma, x, ivar, sqrtvar)


def batchnorm_backward(dout, cache):
    xhat, gamma, xmu, ivar, sqrtvar = cache
    N, D = dout.shape
    dbeta = np.sum(dout, axis=0)
    dgamma = np.sum(dout * xhat, axis=0)
    dout *= gamma
    divar = np.sum(dout * xmu, axis=0)
    dxmu1 = dout * ivar
    dsqrtvar = -1.0 / (sqrtvar**2) * divar
    dvar = 0.5 * 1.0 / sqrtvar * dsqrtvar
    dsq = 1.0 / N * np.ones((N, D)) * dvar
    dxmu2 = 2 * xmu * dsq
    dx1 = dxmu1 + dxmu2
    dmu = -1 * np.sum(dx1, axis=0)
    dx2 = 1.0 / N * np.ones((N, D)) * dmu
    return dx1 + dx2, dgamma, dbeta


def batchnorm_backward_alt(dout, cache):
    xhat, gamma, _, ivar, _ = cache
    N = len(dout)
    dbeta, dgamma = np.sum(dout, axis=0), np.sum(xhat * dout, axis=0)
    return ivar * gamma / N * (N * dout - (dgamma * xhat + dbeta)), dgamma, dbeta
