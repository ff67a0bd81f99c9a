# expect: SHAPE on "picture of one column"
# slip: The repeated picture was cut back with a slice that ends at -(h - 1), which is empty for a kernel of one row, and so for one column.
def circular_conv2d(x, k):
    (H, W), (h, w) = x.shape, k.shape
    twice = np.tile(x, (2, 2))[:-(H - h + 1), :-(W - w + 1)]  # (H + h - 1, W + w - 1)
    out = np.zeros(twice.shape)
    for a in range(h):
        for b in range(w):
            out += k[a, b] * np.roll(twice, (-a, -b), (0, 1))
    return out[:-(h - 1), :-(w - 1)]
