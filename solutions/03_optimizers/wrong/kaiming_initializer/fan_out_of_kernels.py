# expect: WRONG on "3x3 kernels"
# slip: The output channels were counted for the fan-in; an output sums over input channels.
def kaiming_initializer(Din, Dout, K=None, relu=True):
    gain = 2 if relu else 1
    if K is None:
        return np.random.randn(Din, Dout) * np.sqrt(gain / Din)
    return np.random.randn(Dout, Din, K, K) * np.sqrt(gain / (Dout * K * K))
