# expect: WRONG on "4 classes"
# slip: The matrix was reshaped as it stands: its rows are pixels, and the classes have to come first before it is cut up.
def fc_as_conv(W, C, H, Ww):
    return W.reshape(W.shape[1], C, H, Ww)
