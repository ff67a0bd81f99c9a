# expect: SHAPE on "2 pictures, pad (1, 2)"
# slip: The zeros were added above and on the left alone: the padding stands on both sides of each axis.
def pad_zero(x, pad):
    N, C, H, W = x.shape
    out = np.zeros((N, C, H + pad[0], W + pad[1]))
    out[:, :, pad[0]:, pad[1]:] = x
    return out
