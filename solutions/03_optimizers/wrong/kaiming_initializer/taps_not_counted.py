# expect: WRONG on "3x3 kernels"
# slip: The fan-in of a convolution counts the taps of the kernel too, not the input channels alone.
def kaiming_initializer(Din, Dout, K=None, relu=True):
    std = np.sqrt((2 if relu else 1) / Din)
    shape = (Din, Dout) if K is None else (Dout, Din, K, K)
    return std * np.random.randn(*shape)
