# expect: SHAPE on "kernel as large as the padded image"
# slip: A kernel as large as the padded image was treated as an affine layer, whose answer (N, F) has lost the two axes of places.
def conv_forward_naive(x, w, b, conv_param):
    S, P = conv_param["stride"], conv_param["pad"]
    xp = np.pad(x, ((0, 0), (0, 0), (P, P), (P, P)))
    N, F, (HH, WW) = len(x), len(w), w.shape[2:]
    flat = w.reshape(F, -1).T
    if (HH, WW) == xp.shape[2:]:  # a single window: an affine layer
        return xp.reshape(N, -1) @ flat + b, (xp, w, S, P)
    out = np.zeros((N, F, (xp.shape[2] - HH) // S + 1, (xp.shape[3] - WW) // S + 1))
    for i in range(out.shape[2]):
        for j in range(out.shape[3]):
            out[:, :, i, j] = xp[:, :, i * S:i * S + HH, j * S:j * S + WW].reshape(N, -1) @ flat + b
    return out, (xp, w, S, P)
