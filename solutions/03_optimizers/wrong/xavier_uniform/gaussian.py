# expect: WRONG on "few inputs, many outputs"
# slip: The variance is right, but the entries are Gaussian; uniform ones were asked for.
def xavier_uniform(Din, Dout):
    return np.random.randn(Din, Dout) * np.sqrt(2 / (Din + Dout))
