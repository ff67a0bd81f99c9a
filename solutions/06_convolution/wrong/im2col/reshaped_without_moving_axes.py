# expect: WRONG on "2x3 kernel, no padding"
# slip: The windows were reshaped with the axis of channels still in front of the places: a reshape never moves an axis, so rows hold pieces of different windows.
def im2col(x, kernel, stride, pad):
    HH, WW = kernel
    N, C, H, W = x.shape
    xp = np.pad(x, ((0, 0), (0, 0), (pad, pad), (pad, pad)), mode="constant")
    Hout, Wout = (H + 2 * pad - HH) // stride + 1, (W + 2 * pad - WW) // stride + 1
    windows = np.zeros((N, C, Hout, Wout, HH, WW))
    for i in range(Hout):
        for j in range(Wout):
            windows[:, :, i, j] = xp[:, :, i * stride:i * stride + HH, j * stride:j * stride + WW]
    return windows.reshape(N * Hout * Wout, C * HH * WW)
