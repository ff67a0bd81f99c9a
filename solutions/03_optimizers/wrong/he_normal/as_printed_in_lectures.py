# expect: WRONG on "few inputs, many outputs"
# slip: 1 / sqrt(2 n) is a misprint of many lecture notes: the variance is 2 / n, so the standard deviation is sqrt(2 / n).
def he_normal(Din, Dout):
    return np.random.randn(Din, Dout) / np.sqrt(2 * Din)
