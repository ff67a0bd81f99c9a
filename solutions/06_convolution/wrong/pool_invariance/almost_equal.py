# expect: WRONG on "nearly equal values"
# slip: The codes were compared with a tolerance; a shift counts only if every entry is exactly as it was.
def pool_invariance(x, window):
    h, w = window

    def code(z):
        return z.reshape(z.shape[0] // h, h, z.shape[1] // w, w).max(axis=(1, 3))

    unmoved, count = code(x), 0
    for dy in (-1, 0, 1):
        for dx in (-1, 0, 1):
            if dy or dx:
                count += np.allclose(code(np.roll(x, (dy, dx), axis=(0, 1))), unmoved)
    return count / 8
