# exercises: conv_im2col_forward conv_im2col_speed
def conv_im2col_forward(x, w, b, conv_param):
    s, p = conv_param["stride"], conv_param["pad"]
    view = np.lib.stride_tricks.sliding_window_view(np.pad(x, ((0, 0), (0, 0), (p, p), (p, p))), w.shape[2:], axis=(2, 3))[:, :, ::s, ::s]
    out = np.einsum("ncijpq,fcpq->nfij", view, w, optimize=True)
    out = out + b.reshape(1, -1, 1, 1)
    return out, None
