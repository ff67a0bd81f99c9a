# expect: WRONG on "few inputs, many outputs"
# slip: The variance was passed where the standard deviation belongs.
def xavier_normal(Din, Dout):
    return np.random.normal(0, 2 / (Din + Dout), (Din, Dout))
