# expect: SHAPE on "valid, kernel of one row"
# slip: The valid part was cut from the full one by [n:-n], which is empty for n = 0, that is, for a kernel of one row.
def true_conv2d(x, k, mode="valid"):
    (H, W), (h, w) = x.shape, k.shape
    full = np.zeros((H + h - 1, W + w - 1))
    for a in range(h):
        for b in range(w):
            full[a:a + H, b:b + W] += k[a, b] * x
    if mode == "full":
        return full
    return full[h - 1:-(h - 1), w - 1:-(w - 1)]
