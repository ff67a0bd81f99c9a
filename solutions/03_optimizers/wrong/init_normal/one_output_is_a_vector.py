# expect: SHAPE on "one output"
# slip: A layer with one output got a vector; its weight is a matrix with one column.
def init_normal(Din, Dout, scale):
    return np.squeeze(np.random.normal(0, scale, (Din, Dout)), axis=1) if Dout == 1 else np.random.normal(0, scale, (Din, Dout))
