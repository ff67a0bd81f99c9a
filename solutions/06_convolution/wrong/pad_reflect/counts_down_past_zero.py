# expect: SHAPE on "as far as the mirror reaches"
# slip: A slice that counts down was to stop before index -1, but -1 means the last entry, and the slice was empty.
def pad_reflect(x, pad):
    ph, pw = pad
    H, W = x.shape[2:]
    x = np.concatenate([x[:, :, ph:0:-1], x, x[:, :, H - 2:H - 2 - ph:-1] if ph else x[:, :, :0]], axis=2)
    return np.concatenate([x[..., pw:0:-1], x, x[..., W - 2:W - 2 - pw:-1] if pw else x[..., :0]], axis=3)
