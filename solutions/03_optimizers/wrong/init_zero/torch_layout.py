# expect: SHAPE on "more inputs than outputs"
# slip: The matrix stands as (outputs, inputs), the layout of torch's Linear; here a weight is (inputs, outputs).
def init_zero(Din, Dout):
    return np.zeros((Dout, Din))
