# expect: RAISED on "picture 7x8, kernel 3x5"
# slip: The kernel's height was used for its width as well.
def cross_correlate2d(x, k):
    n = k.shape[0]
    rows, cols = x.shape[0] - n + 1, x.shape[1] - n + 1
    return np.array([[np.sum(x[i:i + n, j:j + n] * k) for j in range(cols)] for i in range(rows)])
