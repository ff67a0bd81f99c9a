# expect: WRONG on "few inputs, many outputs"
# slip: The variance is 1 over the fan-in, which keeps the signal but not the gradient; Xavier's start counts both fans.
def xavier_normal(Din, Dout):
    return np.random.randn(Din, Dout) / np.sqrt(Din)
