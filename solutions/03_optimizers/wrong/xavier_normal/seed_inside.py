# expect: WRONG on "through twenty layers"
# slip: The generator is seeded inside the function, so every layer of one size gets the same numbers.
def xavier_normal(Din, Dout):
    rng = np.random.RandomState(1)
    return rng.randn(Din, Dout) * np.sqrt(2 / (Din + Dout))
