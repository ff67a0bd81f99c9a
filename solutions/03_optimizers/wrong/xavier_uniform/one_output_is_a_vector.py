# expect: SHAPE on "one output"
# slip: A layer with one output got a vector; its weight is a matrix with one column.
def xavier_uniform(Din, Dout):
    limit = np.sqrt(6 / (Din + Dout))
    W = np.random.uniform(-limit, limit, (Din, Dout))
    return W[:, 0] if Dout == 1 else W
