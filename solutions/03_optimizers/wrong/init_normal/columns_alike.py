# expect: WRONG on "many inputs, few outputs, scale 1"
# slip: One column of numbers is drawn and repeated, so all units of the layer are twins.
def init_normal(Din, Dout, scale):
    return np.tile(scale * np.random.randn(Din, 1), (1, Dout))
