# expect: SHAPE on "one input"
# slip: Axes of size 1 are squeezed away; a layer with one input still has a matrix.
def xavier_uniform(Din, Dout):
    limit = np.sqrt(6 / (Din + Dout))
    size = (Din, Dout) if Din > 1 else Dout
    return np.random.uniform(-limit, limit, size)
