# exercises: spatial_groupnorm_forward spatial_groupnorm_backward
def spatial_groupnorm_forward(x, gamma, beta, G, gn_param):
    rows = x.reshape(x.shape[0] * G, -1).T  # a column for each group of each picture
    mu = rows.mean(0)
    xc = rows - mu
    inv = 1.0 / np.sqrt((xc * xc).mean(0) + gn_param.get("eps", 1e-5))
    xn = (xc * inv).T.reshape(x.shape)
    return xn * gamma + beta, (gamma, xn, xc, inv, G)


def spatial_groupnorm_backward(dout, cache):
    gamma, xn, xc, inv, G = cache
    dgamma = np.einsum("nchw,nchw->c", dout, xn)[None, :, None, None]
    dbeta = np.einsum("nchw->c", dout)[None, :, None, None]
    d = (dout * gamma).reshape(dout.shape[0] * G, -1).T
    M = d.shape[0]
    dvar = (d * xc).sum(0) * -0.5 * inv**3
    dxc = d * inv + 2.0 / M * dvar * xc
    dx = dxc - dxc.sum(0) / M
    return dx.T.reshape(dout.shape), dgamma, dbeta
