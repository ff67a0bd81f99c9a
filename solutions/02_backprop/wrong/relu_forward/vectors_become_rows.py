# expect: SHAPE on "vector"
# slip: A vector was turned into a matrix of one row before the work and never turned back.
def relu_forward(x):
    x = np.atleast_2d(x)
    out = x * (x > 0)
    return out, x
