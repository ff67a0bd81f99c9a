# expect: WRONG on "stride 2, padding 1"
# slip: The window was taken from the first signal of the batch and used for all of them: right for a batch of one.
def conv1d_forward(x, w, b, conv_param):
    S, P = conv_param["stride"], conv_param["pad"]
    xp = np.pad(x[0], ((0, 0), (P, P)))
    K = w.shape[2]
    L_out = (xp.shape[1] - K) // S + 1
    out = np.zeros((x.shape[0], w.shape[0], L_out))
    for n in range(x.shape[0]):
        for f in range(w.shape[0]):
            for i in range(L_out):
                out[n, f, i] = np.sum(xp[:, i * S:i * S + K] * w[f]) + b[f]
    return out, (x, w, b, conv_param)
