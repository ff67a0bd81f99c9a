# exercises: conv1d_forward conv1d_backward
def windows_of(length, K, stride):
    starts = np.arange(0, length - K + 1, stride)
    return starts[:, None] + np.arange(K)[None, :]  # (L', K)


def conv1d_forward(x, w, b, conv_param):
    p = conv_param["pad"]
    xp = np.zeros(x.shape[:2] + (x.shape[2] + 2 * p,))
    xp[..., p:p + x.shape[2]] = x
    where = windows_of(xp.shape[2], w.shape[2], conv_param["stride"])
    rows = xp[:, :, where].transpose(0, 2, 1, 3).reshape(-1, w[0].size)  # (N L', C K)
    out = (rows @ w.reshape(len(w), -1).T).reshape(len(x), len(where), len(w)).transpose(0, 2, 1)
    out = out + b.reshape(1, -1, 1)
    return out, {"rows": rows, "where": where, "w": w, "shape": xp.shape, "pad": p}


def conv1d_backward(dout, cache):
    w, where = cache["w"], cache["where"]
    flat = dout.transpose(0, 2, 1).reshape(-1, len(w))  # (N L', F)
    dw = (flat.T @ cache["rows"]).reshape(w.shape)
    drows = (flat @ w.reshape(len(w), -1)).reshape(len(dout), len(where), w.shape[1], w.shape[2]).transpose(0, 2, 1, 3)
    dxp = np.zeros(cache["shape"])
    np.add.at(dxp, (slice(None), slice(None), where), drows)
    return dxp[:, :, cache["pad"]:dxp.shape[2] - cache["pad"]], dw, flat.sum(0)
