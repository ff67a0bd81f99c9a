# expect: SHAPE on "wider than the picture"
# slip: The zeros were made by copying the shape of a part of the picture, and such a part is never larger than the picture.
def pad_zero(x, pad):
    ph, pw = pad
    rows = np.zeros_like(x[:, :, :ph])
    x = np.concatenate([rows, x, rows], axis=2)
    columns = np.zeros_like(x[..., :pw])
    return np.concatenate([columns, x, columns], axis=3)
