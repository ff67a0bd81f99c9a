# expect: SHAPE on "larger pictures, b = 0"
# slip: The classes were left as the last axis; they stand where the channels were.
def sliding_classifier(x, W, b, C, H, Ww):
    rows, cols = x.shape[2] - H + 1, x.shape[3] - Ww + 1
    out = np.zeros((x.shape[0], rows, cols, W.shape[1]))
    for i in range(rows):
        for j in range(cols):
            out[:, i, j] = x[:, :, i:i + H, j:j + Ww].reshape(x.shape[0], -1) @ W + b
    return out
