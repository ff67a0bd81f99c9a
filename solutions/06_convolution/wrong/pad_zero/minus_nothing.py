# expect: RAISED on "no rows added, pad (0, 3)"
# slip: The picture was put into the slice from ph to -ph, and with ph = 0 that slice is empty.
def pad_zero(x, pad):
    ph, pw = pad
    N, C, H, W = x.shape
    out = np.zeros((N, C, H + 2 * ph, W + 2 * pw))
    out[:, :, ph:-ph, pw:-pw] = x
    return out
