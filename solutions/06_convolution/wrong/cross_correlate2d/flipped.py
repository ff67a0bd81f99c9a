# expect: WRONG on "picture 7x8, kernel 3x5"
# slip: The kernel was turned by 180 degrees: that is the true convolution, and the cross-correlation leaves the kernel as it is.
def cross_correlate2d(x, k):
    k = np.flip(k)
    out = np.zeros((x.shape[0] - k.shape[0] + 1, x.shape[1] - k.shape[1] + 1))
    for i in range(out.shape[0]):
        for j in range(out.shape[1]):
            out[i, j] = np.sum(x[i:i + k.shape[0], j:j + k.shape[1]] * k)
    return out
