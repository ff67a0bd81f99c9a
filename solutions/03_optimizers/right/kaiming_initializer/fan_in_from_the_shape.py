# exercises: kaiming_initializer
def kaiming_initializer(Din, Dout, K=None, relu=True):
    rng = np.random.default_rng()
    shape = (Dout, Din) if K is None else (Dout, Din, K, K)
    fan_in = int(np.prod(shape[1:]))
    W = rng.standard_normal(shape) * np.sqrt((1 + bool(relu)) / fan_in)
    return W.T if K is None else W
