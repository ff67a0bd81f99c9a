# expect: SHAPE on "4 classes"
# slip: The classes were left as the last axis; filters stand first.
def fc_as_conv(W, C, H, Ww):
    return W.reshape(C, H, Ww, -1)
