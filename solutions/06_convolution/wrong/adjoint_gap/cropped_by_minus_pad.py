# expect: RAISED on "stride 1, no padding"
# slip: The way back was written anew and its padding cut off by [pad:-pad], which leaves nothing when pad is 0.
def adjoint_gap(x, y, w, conv_param):
    s, p = conv_param["stride"], conv_param["pad"]
    out, _ = conv_forward_naive(x, w, np.zeros(w.shape[0]), conv_param)
    back = np.zeros((x.shape[0], x.shape[1], x.shape[2] + 2 * p, x.shape[3] + 2 * p))
    for i in range(y.shape[2]):
        for j in range(y.shape[3]):
            back[:, :, i * s:i * s + w.shape[2], j * s:j * s + w.shape[3]] += np.tensordot(y[:, :, i, j], w, axes=1)
    return np.sum(out * y), np.sum(x * back[:, :, p:-p, p:-p])
