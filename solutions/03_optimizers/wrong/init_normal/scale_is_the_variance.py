# expect: WRONG on "scale 0.03"
# slip: scale is taken for the variance; it is the standard deviation.
def init_normal(Din, Dout, scale):
    return np.sqrt(scale) * np.random.randn(Din, Dout)
