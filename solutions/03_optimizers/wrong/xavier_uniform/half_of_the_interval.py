# expect: WRONG on "few inputs, many outputs"
# slip: Numbers between 0 and a are all positive: the interval is to lie around 0.
def xavier_uniform(Din, Dout):
    return np.random.rand(Din, Dout) * np.sqrt(6 / (Din + Dout))
