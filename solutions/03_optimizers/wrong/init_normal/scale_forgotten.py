# expect: WRONG on "scale 0.03"
# slip: The scale is never used.
def init_normal(Din, Dout, scale):
    return np.random.randn(Din, Dout)
