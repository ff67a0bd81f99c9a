# expect: SHAPE on "2x3 outputs, 4x2 inputs"
# slip: The result is left flat; a gradient has the shape of the thing it belongs to.
def vector_jacobian(jacobian, dout, shape):
    return jacobian.T @ dout.flatten()
