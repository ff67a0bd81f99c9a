# expect: WRONG on "through twenty layers"
# slip: The generator is seeded inside the function, so every layer of one size gets the same numbers.
def init_normal(Din, Dout, scale):
    np.random.seed(42)
    return scale * np.random.randn(Din, Dout)
