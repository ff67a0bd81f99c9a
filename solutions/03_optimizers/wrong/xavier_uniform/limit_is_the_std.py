# expect: WRONG on "few inputs, many outputs"
# slip: The standard deviation serves as the end of the interval; a uniform on (-a, a) has only a third of a^2 as its variance.
def xavier_uniform(Din, Dout):
    a = np.sqrt(2 / (Din + Dout))
    return np.random.uniform(-a, a, (Din, Dout))
