# expect: RAISED on "more inputs than outputs"
# slip: np.zeros takes the shape as one argument; its second argument is the dtype.
def init_zero(Din, Dout):
    return np.zeros(Din, Dout)
