# expect: DTYPE on "more inputs than outputs"
# slip: The zeros are whole numbers; weights are real numbers from the start.
def init_zero(Din, Dout):
    return np.array([[0] * Dout] * Din)
