# expect: RAISED on "the output is a loss"
# slip: The flattening reads the length of dout's first axis, which a loss does not have.
def vector_jacobian(jacobian, dout, shape):
    flat = dout.reshape(dout.shape[0], -1).reshape(-1)
    return (jacobian.T @ flat).reshape(shape)
