# expect: SHAPE on "larger pictures, b = 0"
# slip: The last place was left out: a classifier as wide as the picture still fits once.
def sliding_classifier(x, W, b, C, H, Ww):
    rows, cols = x.shape[2] - H, x.shape[3] - Ww
    out = np.zeros((x.shape[0], W.shape[1], rows, cols))
    for i in range(rows):
        for j in range(cols):
            out[:, :, i, j] = x[:, :, i:i + H, j:j + Ww].reshape(x.shape[0], -1) @ W + b
    return out
