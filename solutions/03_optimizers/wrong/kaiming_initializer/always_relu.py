# expect: WRONG on "fully connected, no ReLU"
# slip: relu is not used: the gain is 2 for every layer.
def kaiming_initializer(Din, Dout, K=None, relu=True):
    if K is None:
        return np.random.randn(Din, Dout) * np.sqrt(2 / Din)
    return np.random.randn(Dout, Din, K, K) * np.sqrt(2 / (Din * K * K))
