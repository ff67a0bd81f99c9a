# expect: WRONG on "4 classes"
# slip: The pixels were read with the channel fastest; in numpy's order of (C, H, W) it is the slowest.
def fc_as_conv(W, C, H, Ww):
    return W.T.reshape(-1, H, Ww, C).transpose(0, 3, 1, 2)
