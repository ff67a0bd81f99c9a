# expect: SHAPE on "4x3 matrix"
# slip: np.max with 0 as second argument takes the maximum along axis 0; it does not compare with 0.
def relu_forward(x):
    out = np.max(x, 0)
    return out, x
