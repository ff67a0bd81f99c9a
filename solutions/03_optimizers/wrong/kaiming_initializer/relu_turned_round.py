# expect: WRONG on "fully connected, K and relu left out"
# slip: The gain of 2 belongs to the layers with a ReLU.
def kaiming_initializer(Din, Dout, K=None, relu=True):
    gain = 1 if relu else 2
    if K is None:
        return np.random.randn(Din, Dout) * np.sqrt(gain / Din)
    return np.random.randn(Dout, Din, K, K) * np.sqrt(gain / (Din * K**2))
