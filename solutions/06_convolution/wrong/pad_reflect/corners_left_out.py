# expect: WRONG on "2 pictures, pad (1, 2)"
# slip: Rows and columns were mirrored from the picture each, and the corners, which are mirrored twice, were left at zero.
def pad_reflect(x, pad):
    ph, pw = pad
    N, C, H, W = x.shape
    out = np.zeros((N, C, H + 2 * ph, W + 2 * pw))
    out[:, :, ph:ph + H, pw:pw + W] = x
    for i in range(ph):
        out[:, :, ph - 1 - i, pw:pw + W] = x[:, :, 1 + i]
        out[:, :, ph + H + i, pw:pw + W] = x[:, :, H - 2 - i]
    for j in range(pw):
        out[:, :, ph:ph + H, pw - 1 - j] = x[:, :, :, 1 + j]
        out[:, :, ph:ph + H, pw + W + j] = x[:, :, :, W - 2 - j]
    return out
