# expect: WRONG on "one dot, 4x4 windows"
# slip: The share of unchanged entries was averaged; a shift counts only if the whole code is unchanged.
def pool_invariance(x, window):
    h, w = window

    def code(z):
        return z.reshape(z.shape[0] // h, h, z.shape[1] // w, w).max(axis=(1, 3))

    unmoved, count = code(x), 0
    for dy in (-1, 0, 1):
        for dx in (-1, 0, 1):
            if dy or dx:
                count += np.mean(code(np.roll(x, (dy, dx), axis=(0, 1))) == unmoved)
    return count / 8
