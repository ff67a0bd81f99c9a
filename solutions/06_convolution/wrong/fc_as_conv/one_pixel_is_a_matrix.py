# expect: SHAPE on "pictures of one pixel"
# slip: Filters of one pixel were returned as a matrix: their height and width, both 1, are still axes.
def fc_as_conv(W, C, H, Ww):
    if H * Ww == 1:
        return W.T
    return W.T.reshape(-1, C, H, Ww)
