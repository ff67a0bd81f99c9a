# expect: WRONG on "few inputs, many outputs"
# slip: The variance is 1 over the sum of the fans: with equal fans that is half of 1 / n. The 2 is missing.
def xavier_normal(Din, Dout):
    return np.random.randn(Din, Dout) * np.sqrt(1 / (Din + Dout))
