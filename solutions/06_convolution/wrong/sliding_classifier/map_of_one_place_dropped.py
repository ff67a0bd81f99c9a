# expect: SHAPE on "pictures of the trained size"
# slip: For pictures of the trained size the plain scores were returned, (N, M): the map of one place lost its axes.
def sliding_classifier(x, W, b, C, H, Ww):
    if x.shape[2:] == (H, Ww):
        return x.reshape(x.shape[0], -1) @ W + b
    rows, cols = x.shape[2] - H + 1, x.shape[3] - Ww + 1
    out = np.zeros((x.shape[0], W.shape[1], rows, cols))
    for i in range(rows):
        for j in range(cols):
            out[:, :, i, j] = x[:, :, i:i + H, j:j + Ww].reshape(x.shape[0], -1) @ W + b
    return out
