# expect: WRONG on "few inputs, many outputs"
# slip: This is what a bare torch Linear does, uniform on 1 over the root of the fan-in; it is not Xavier's start.
def xavier_uniform(Din, Dout):
    bound = 1 / np.sqrt(Din)
    return np.random.uniform(-bound, bound, size=(Din, Dout))
