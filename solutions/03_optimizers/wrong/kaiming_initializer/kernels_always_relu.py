# expect: WRONG on "5x5 kernels, no ReLU"
# slip: relu is used for fully connected layers only; a convolution without a ReLU has a gain of 1 too.
def kaiming_initializer(Din, Dout, K=None, relu=True):
    if K is None:
        return np.random.randn(Din, Dout) * np.sqrt((2 if relu else 1) / Din)
    return np.random.randn(Dout, Din, K, K) * np.sqrt(2 / (Din * K * K))
