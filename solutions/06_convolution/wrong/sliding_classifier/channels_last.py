# expect: WRONG on "larger pictures, b = 0"
# slip: The windows were flattened with the channel fastest; the classifier was trained with the channel slowest.
def sliding_classifier(x, W, b, C, H, Ww):
    x = x.transpose(0, 2, 3, 1)
    rows, cols = x.shape[1] - H + 1, x.shape[2] - Ww + 1
    out = np.zeros((x.shape[0], W.shape[1], rows, cols))
    for i in range(rows):
        for j in range(cols):
            out[:, :, i, j] = x[:, i:i + H, j:j + Ww].reshape(x.shape[0], -1) @ W + b
    return out
