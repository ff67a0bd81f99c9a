# expect: RAISED on "stride 1, no padding"
# slip: The signal was written into a canvas of zeros at [pad:-pad], which is an empty place when pad is 0.
def conv1d_forward(x, w, b, conv_param):
    stride, pad = conv_param["stride"], conv_param["pad"]
    N, C, L = x.shape
    F, _, K = w.shape
    x_pad = np.zeros((N, C, L + 2 * pad))
    x_pad[:, :, pad:-pad] = x
    L_out = (L + 2 * pad - K) // stride + 1
    out = np.zeros((N, F, L_out))
    for i in range(L_out):
        window = x_pad[:, :, i * stride:i * stride + K]
        out[:, :, i] = np.tensordot(window, w, axes=([1, 2], [1, 2])) + b
    return out, (x, w, b, conv_param)
