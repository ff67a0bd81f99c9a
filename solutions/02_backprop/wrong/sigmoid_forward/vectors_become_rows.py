# expect: SHAPE on "vector"
# slip: A vector was turned into a matrix of one row and never turned back.
def sigmoid_forward(x):
    z = np.exp(-np.abs(np.atleast_2d(x)))
    out = np.where(np.atleast_2d(x) >= 0, 1 / (1 + z), z / (1 + z))
    return out, out
