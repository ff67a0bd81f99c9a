# exercises: conv_im2col_forward conv_im2col_backward
def conv_im2col_forward(x, w, b, conv_param):
    N, F = x.shape[0], w.shape[0]
    H_out = (x.shape[2] + 2 * conv_param["pad"] - w.shape[2]) // conv_param["stride"] + 1
    cols = im2col(x, w.shape[2:], conv_param["stride"], conv_param["pad"]).T.copy()
    res = np.matmul(w.reshape(F, -1), cols)
    res += b[:, None]
    out = np.ascontiguousarray(np.swapaxes(res.reshape(F, N, H_out, -1), 0, 1))
    return out, {"x_shape": x.shape, "w": w, "p": dict(conv_param), "cols": cols}


def conv_im2col_backward(dout, cache):
    w, p = cache["w"], cache["p"]
    d = np.moveaxis(dout, 1, 0).reshape(len(w), -1)  # (F, N * H' * W')
    dw = np.einsum("fr,kr->fk", d, cache["cols"]).reshape(w.shape)
    dcols = (d.T).dot(w.reshape(len(w), -1))
    return col2im(dcols, cache["x_shape"], w.shape[2:], p["stride"], p["pad"]), dw, np.add.reduce(d, axis=1)
