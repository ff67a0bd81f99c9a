# expect: SHAPE on "a 3x4 layer"
# slip: The product is right and left flat; the gradient has the shape of x.
def elementwise_vjp(slope, dout):
    return slope.reshape(-1) * dout.reshape(-1)
