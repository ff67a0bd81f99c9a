# expect: WRONG on "picture 7x8, kernel 3x5"
# slip: The response was divided by the kernel's sum, as one does for a blur; the cross-correlation is a plain sum of products.
def cross_correlate2d(x, k):
    windows = np.lib.stride_tricks.sliding_window_view(x, k.shape)
    return np.sum(windows * k, axis=(2, 3)) / k.sum()
