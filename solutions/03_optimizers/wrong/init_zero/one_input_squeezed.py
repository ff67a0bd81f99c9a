# expect: SHAPE on "one input"
# slip: Axes of size 1 are squeezed away; a layer with one input still has a matrix.
def init_zero(Din, Dout):
    return np.zeros((Din, Dout)) if Din > 1 else np.zeros(Dout)
