# exercises: xavier_normal
def xavier_normal(Din, Dout):
    u, v = 1 - np.random.rand(Din, Dout), np.random.rand(Din, Dout)
    return np.sqrt(-2 * np.log(u)) * np.cos(2 * np.pi * v) * np.sqrt(2) / np.sqrt(Din + Dout)
