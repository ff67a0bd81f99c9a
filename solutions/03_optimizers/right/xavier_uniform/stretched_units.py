# exercises: xavier_uniform
def xavier_uniform(Din, Dout):
    std = (2 / (Din + Dout)) ** 0.5
    W = np.random.random_sample(Din * Dout) - 0.5      # variance 1 / 12
    return (W * 12**0.5 * std).reshape(Din, Dout)
