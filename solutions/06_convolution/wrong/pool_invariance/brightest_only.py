# expect: WRONG on "three dots"
# slip: Only the place of the brightest entry was compared; the others may have changed.
def pool_invariance(x, window):
    h, w = window

    def code(z):
        return z.reshape(z.shape[0] // h, h, z.shape[1] // w, w).max(axis=(1, 3))

    unmoved, count = code(x), 0
    for dy in (-1, 0, 1):
        for dx in (-1, 0, 1):
            if dy or dx:
                count += np.argmax(code(np.roll(x, (dy, dx), axis=(0, 1)))) == np.argmax(unmoved)
    return count / 8
