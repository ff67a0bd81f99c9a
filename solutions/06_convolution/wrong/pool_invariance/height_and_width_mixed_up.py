# expect: RAISED on "windows that are not square"
# slip: The first number of the window was used for the columns and the second for the rows.
def pool_invariance(x, window):
    w, h = window

    def code(z):
        return z.reshape(z.shape[0] // h, h, z.shape[1] // w, w).max(axis=(1, 3))

    unmoved, count = code(x), 0
    for dy in (-1, 0, 1):
        for dx in (-1, 0, 1):
            if dy or dx:
                count += np.array_equal(code(np.roll(x, (dy, dx), axis=(0, 1))), unmoved)
    return count / 8
