# expect: SHAPE on "one output"
# slip: A layer with one output got a vector; its weight is a matrix with one column.
def xavier_normal(Din, Dout):
    W = np.sqrt(2 / (Din + Dout)) * np.random.randn(Din, Dout)
    return W.ravel() if Dout == 1 else W
