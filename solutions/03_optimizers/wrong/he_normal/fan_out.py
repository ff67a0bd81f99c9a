# expect: WRONG on "few inputs, many outputs"
# slip: The number of outputs was taken for the fan-in.
def he_normal(Din, Dout):
    return np.random.normal(0, np.sqrt(2 / Dout), (Din, Dout))
