# expect: WRONG on "4 classes"
# slip: Height and width were mixed up when the pixels were read: rows come before columns.
def fc_as_conv(W, C, H, Ww):
    return np.transpose(W).reshape(W.shape[1], C, Ww, H).swapaxes(2, 3)
