# expect: WRONG on "through twenty layers"
# slip: The generator is seeded inside the function, so every layer of one size gets the same numbers.
def xavier_uniform(Din, Dout):
    rng = np.random.default_rng(0)
    limit = np.sqrt(6 / (Din + Dout))
    return rng.uniform(-limit, limit, (Din, Dout))
