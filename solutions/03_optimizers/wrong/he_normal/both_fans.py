# expect: WRONG on "few inputs, many outputs"
# slip: This is Xavier's variance; for a ReLU layer it is 2 / fan-in.
def he_normal(Din, Dout):
    return np.random.normal(0, np.sqrt(2 / (Din + Dout)), (Din, Dout))
