# expect: WRONG on "with biases"
# slip: The biases were left out: each class has one, the same at every place.
def sliding_classifier(x, W, b, C, H, Ww):
    rows, cols = x.shape[2] - H + 1, x.shape[3] - Ww + 1
    filters = W.T.reshape(-1, C, H, Ww)
    out = np.zeros((len(x), len(filters), rows, cols))
    for i in range(rows):
        for j in range(cols):
            out[:, :, i, j] = np.einsum("nchw,mchw->nm", x[:, :, i:i + H, j:j + Ww], filters)
    return out
