# expect: WRONG on "one dot, 4x4 windows"
# slip: The shift by nothing, which always leaves the code alone, was counted as a ninth.
def pool_invariance(x, window):
    h, w = window

    def code(z):
        return z.reshape(z.shape[0] // h, h, z.shape[1] // w, w).max(axis=(1, 3))

    return np.mean([np.array_equal(code(np.roll(x, (i, j), (0, 1))), code(x)) for i in (-1, 0, 1) for j in (-1, 0, 1)])
