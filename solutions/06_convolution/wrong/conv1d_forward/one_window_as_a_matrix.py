# expect: SHAPE on "kernel as long as the padded signal"
# slip: A kernel as long as the padded signal was treated as an affine layer, whose answer (N, F) has lost the axis of places.
def conv1d_forward(x, w, b, conv_param):
    S, P = conv_param["stride"], conv_param["pad"]
    xp = np.pad(x, ((0, 0), (0, 0), (P, P)))
    N, F, K = len(x), len(w), w.shape[2]
    if K == xp.shape[2]:  # a single window: an affine layer
        return xp.reshape(N, -1) @ w.reshape(F, -1).T + b, (x, w, b, conv_param)
    out = np.zeros((N, F, (xp.shape[2] - K) // S + 1))
    for i in range(out.shape[2]):
        out[:, :, i] = xp[:, :, i * S:i * S + K].reshape(N, -1) @ w.reshape(F, -1).T + b
    return out, (x, w, b, conv_param)
