# expect: WRONG on "through twenty layers"
# slip: The generator is seeded inside the function, so every layer of one size gets the same numbers.
def he_normal(Din, Dout):
    np.random.seed(0)
    return np.random.randn(Din, Dout) * np.sqrt(2 / Din)
