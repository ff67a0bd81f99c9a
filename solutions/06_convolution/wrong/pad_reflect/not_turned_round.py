# expect: WRONG on "2 pictures, pad (1, 2)"
# slip: The strips beside the border were copied in their own order: a mirror turns the order round.
def pad_reflect(x, pad):
    ph, pw = pad
    H, W = x.shape[2:]
    x = np.concatenate([x[:, :, 1:1 + ph], x, x[:, :, H - 1 - ph:H - 1]], axis=2)
    return np.concatenate([x[..., 1:1 + pw], x, x[..., W - 1 - pw:W - 1]], axis=3)
