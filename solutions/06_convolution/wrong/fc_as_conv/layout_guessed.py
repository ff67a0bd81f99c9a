# expect: WRONG on "as many classes as pixels"
# slip: The layout was guessed from the sizes, which says nothing when there are as many classes as pixels.
def fc_as_conv(W, C, H, Ww):
    if W.shape[1] != C * H * Ww:
        W = W.T
    return W.reshape(W.shape[0], C, H, Ww)
