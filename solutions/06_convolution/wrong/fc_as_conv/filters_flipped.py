# expect: WRONG on "4 classes"
# slip: The filters were flipped; what networks call a convolution is a correlation, and nothing is to be flipped.
def fc_as_conv(W, C, H, Ww):
    return W.T.reshape(-1, C, H, Ww)[:, :, ::-1, ::-1]
