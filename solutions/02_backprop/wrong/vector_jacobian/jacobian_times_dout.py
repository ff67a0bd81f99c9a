# expect: RAISED on "2x3 outputs, 4x2 inputs"
# slip: J times dout sums over inputs; a gradient travels backwards, so the sum goes over outputs: J transposed.
def vector_jacobian(jacobian, dout, shape):
    return (jacobian @ dout.reshape(-1)).reshape(shape)
