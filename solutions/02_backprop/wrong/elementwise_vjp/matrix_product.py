# expect: RAISED on "a 3x4 layer"
# slip: A matrix product mixes entries; the product with a diagonal Jacobian goes entry by entry.
def elementwise_vjp(slope, dout):
    return slope @ dout
