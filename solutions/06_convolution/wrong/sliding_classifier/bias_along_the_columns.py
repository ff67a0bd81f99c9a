# expect: RAISED on "larger pictures, b = 0"
# slip: b was added as it is: numpy lays it along the last axis, the columns, and not along the classes.
def sliding_classifier(x, W, b, C, H, Ww):
    rows, cols = x.shape[2] - H + 1, x.shape[3] - Ww + 1
    out = np.zeros((x.shape[0], W.shape[1], rows, cols))
    for i in range(rows):
        for j in range(cols):
            out[:, :, i, j] = x[:, :, i:i + H, j:j + Ww].reshape(x.shape[0], -1) @ W
    return out + b
