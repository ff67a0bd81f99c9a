# expect: SHAPE on "larger pictures, b = 0"
# slip: The classifier moved by its own size; it moves by one pixel.
def sliding_classifier(x, W, b, C, H, Ww):
    rows, cols = x.shape[2] // H, x.shape[3] // Ww
    out = np.zeros((x.shape[0], W.shape[1], rows, cols))
    for i in range(rows):
        for j in range(cols):
            out[:, :, i, j] = x[:, :, i * H:(i + 1) * H, j * Ww:(j + 1) * Ww].reshape(x.shape[0], -1) @ W + b
    return out
