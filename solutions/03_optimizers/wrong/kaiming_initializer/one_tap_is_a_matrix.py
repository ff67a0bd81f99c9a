# expect: SHAPE on "1x1 kernels"
# slip: A 1x1 convolution was taken for a fully connected layer; its kernels have four axes as well.
def kaiming_initializer(Din, Dout, K=None, relu=True):
    gain = 2 if relu else 1
    if K is None or K == 1:
        return np.random.randn(Din, Dout) * np.sqrt(gain / Din)
    return np.random.randn(Dout, Din, K, K) * np.sqrt(gain / (Din * K * K))
