# expect: SHAPE on "one input"
# slip: Axes of size 1 are squeezed away; a layer with one input still has a matrix.
def xavier_normal(Din, Dout):
    return np.random.normal(0, np.sqrt(2 / (Din + Dout)), (Din, Dout) if Din > 1 else (Dout,))
