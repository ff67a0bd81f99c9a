# exercises: spatial_groupnorm_forward spatial_groupnorm_backward
def spatial_groupnorm_forward(x, gamma, beta, G, gn_param):
    N, C, H, W = x.shape
    rows = x.reshape(N * G, -1)
    centred = rows - rows.mean(axis=1, keepdims=True)
    scale = np.sqrt(np.square(centred).mean(axis=1, keepdims=True) + gn_param.get("eps", 1e-5))
    hat = centred / scale

    def back(dout):
        d = (dout * gamma).reshape(N * G, -1)
        M = d.shape[1]
        J = (np.eye(M) - 1 / M - np.einsum("ri,rj->rij", hat, hat) / M) / scale[:, :, None]  # symmetric
        dx = np.einsum("rij,ri->rj", J, d).reshape(x.shape)
        return dx, (dout * hat.reshape(x.shape)).sum((0, 2, 3)).reshape(1, C, 1, 1), dout.sum((0, 2, 3)).reshape(1, C, 1, 1)

    return gamma * hat.reshape(x.shape) + beta, back


def spatial_groupnorm_backward(dout, cache):
    return cache(dout)
