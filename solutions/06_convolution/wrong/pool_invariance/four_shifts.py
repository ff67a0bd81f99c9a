# expect: WRONG on "one dot, 4x4 windows"
# slip: Only the four straight shifts were tried; the diagonals are unit shifts as well.
def pool_invariance(x, window):
    h, w = window

    def code(z):
        return z.reshape(z.shape[0] // h, h, z.shape[1] // w, w).max(axis=(1, 3))

    moved = [np.roll(x, step, axis) for step in (-1, 1) for axis in (0, 1)]
    return np.mean([np.array_equal(code(m), code(x)) for m in moved])
