# expect: WRONG on "one dot, 4x4 windows"
# slip: The sums of the codes were compared: a dot that moves into another window changes the code and not its sum.
def pool_invariance(x, window):
    h, w = window

    def code(z):
        return z.reshape(z.shape[0] // h, h, z.shape[1] // w, w).max(axis=(1, 3))

    unmoved, count = code(x), 0
    for dy in (-1, 0, 1):
        for dx in (-1, 0, 1):
            if dy or dx:
                count += np.isclose(code(np.roll(x, (dy, dx), axis=(0, 1))).sum(), unmoved.sum())
    return count / 8
