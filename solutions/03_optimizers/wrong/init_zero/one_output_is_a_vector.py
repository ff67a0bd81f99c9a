# expect: SHAPE on "one output"
# slip: A layer with one output got a vector; its weight is a matrix with one column.
def init_zero(Din, Dout):
    return np.zeros(Din) if Dout == 1 else np.zeros((Din, Dout))
