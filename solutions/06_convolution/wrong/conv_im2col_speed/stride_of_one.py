# expect: SHAPE on "stride 3"
# slip: The stride in conv_param was never used.
def conv_im2col_forward(x, w, b, conv_param):
    p = conv_param["pad"]
    padded = np.pad(x, ((0, 0), (0, 0), (p, p), (p, p)))
    view = np.lib.stride_tricks.sliding_window_view(padded, w.shape[2:], axis=(2, 3))
    out = np.einsum("ncijpq,fcpq->nfij", view, w, optimize=True) + b[:, None, None]
    return out, (x, w, b, conv_param)
