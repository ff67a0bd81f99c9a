# expect: SHAPE on "3x3 kernels"
# slip: The kernels stand as (inputs, outputs, K, K); outputs come first.
def kaiming_initializer(Din, Dout, K=None, relu=True):
    gain = 2 if relu else 1
    if K is None:
        return np.random.randn(Din, Dout) * np.sqrt(gain / Din)
    return np.random.randn(Din, Dout, K, K) * np.sqrt(gain / (Din * K * K))
