# expect: WRONG on "fully connected, K and relu left out"
# slip: The gain stands outside the root: it belongs to the variance.
def kaiming_initializer(Din, Dout, K=None, relu=True):
    gain = 2 if relu else 1
    if K is None:
        return np.random.randn(Din, Dout) * gain / np.sqrt(Din)
    return np.random.randn(Dout, Din, K, K) * gain / np.sqrt(Din * K * K)
