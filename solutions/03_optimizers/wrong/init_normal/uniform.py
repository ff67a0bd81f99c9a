# expect: WRONG on "many inputs, few outputs, scale 1"
# slip: The weights are uniform between 0 and the scale: all positive, with a mean of half the scale.
def init_normal(Din, Dout, scale):
    return scale * np.random.rand(Din, Dout)
