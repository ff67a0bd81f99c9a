# expect: RAISED on "nine entries"
# slip: The masks were written as bytes, which hold eight entries.
def dropout_exact_mean(f, x, p):
    D = len(x)
    masks = np.unpackbits(np.arange(2**D).astype(np.uint8)[:, None], axis=1)[:, 8 - min(D, 8) :]
    kept = masks.sum(axis=1).astype(float)
    mean = 0.0
    for mask, k in zip(masks, kept):
        mean = mean + p**k * (1 - p) ** (D - k) * f(mask * x / p)
    return mean
