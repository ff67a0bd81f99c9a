# expect: SHAPE on "one output"
# slip: A layer with one output got a vector; its weight is a matrix with one column.
def he_normal(Din, Dout):
    shape = (Din,) if Dout == 1 else (Din, Dout)
    return np.random.randn(*shape) * np.sqrt(2 / Din)
