# expect: SHAPE on "one input"
# slip: Axes of size 1 are squeezed away; a layer with one input still has a matrix.
def he_normal(Din, Dout):
    W = np.random.randn(Din, Dout) * np.sqrt(2 / Din)
    return W[0] if Din == 1 else W
