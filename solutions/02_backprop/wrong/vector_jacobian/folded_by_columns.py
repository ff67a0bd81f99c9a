# expect: WRONG on "2x3 outputs, 4x2 inputs"
# slip: The flat gradient is folded column by column although the Jacobian's columns were counted row by row.
def vector_jacobian(jacobian, dout, shape):
    return (dout.flatten() @ jacobian).reshape(shape[::-1]).T if len(shape) == 2 else (dout.flatten() @ jacobian).reshape(shape)
