# expect: WRONG on "few inputs, many outputs"
# slip: The variance was passed where the standard deviation belongs.
def he_normal(Din, Dout):
    return np.random.normal(0, 2 / Din, (Din, Dout))
