# expect: WRONG on "one row, pad (0, 3)"
# slip: The picture was put into the slice from ph to -ph, and with ph = 0 that slice is empty.
def pad_reflect(x, pad):
    ph, pw = pad
    N, C, H, W = x.shape
    out = np.zeros((N, C, H + 2 * ph, W + 2 * pw))
    out[:, :, ph:-ph, pw:-pw] = x
    for i in range(ph):
        out[:, :, ph - 1 - i] = out[:, :, ph + 1 + i]
        out[:, :, H + ph + i] = out[:, :, H + ph - 2 - i]
    for j in range(pw):
        out[..., pw - 1 - j] = out[..., pw + 1 + j]
        out[..., W + pw + j] = out[..., W + pw - 2 - j]
    return out
