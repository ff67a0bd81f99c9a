# expect: WRONG on "stride 2, padding 1"
# slip: The number of outputs knows the stride, but the windows still start one sample after the other.
def conv1d_forward(x, w, b, conv_param):
    S, P = conv_param["stride"], conv_param["pad"]
    N, C, L = x.shape
    F, C, K = w.shape
    xp = np.pad(x, ((0, 0), (0, 0), (P, P)), "constant")
    L_out = 1 + (L + 2 * P - K) // S
    out = np.zeros((N, F, L_out))
    for i in range(L_out):
        for f in range(F):
            out[:, f, i] = np.sum(xp[:, :, i:i + K] * w[f], axis=(1, 2)) + b[f]
    return out, (x, w, b, conv_param)
