# expect: WRONG on "many inputs, few outputs, scale 1"
# slip: Mean and standard deviation are right, but the entries are uniform; Gaussian ones were asked for.
def init_normal(Din, Dout, scale):
    return np.random.uniform(-1, 1, (Din, Dout)) * scale * np.sqrt(3)
