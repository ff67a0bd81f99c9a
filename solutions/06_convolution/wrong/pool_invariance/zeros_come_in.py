# expect: WRONG on "one row of windows"
# slip: What left the picture was lost and zeros came in; the shift is circular.
def pool_invariance(x, window):
    h, w = window
    H, W = x.shape

    def code(z):
        return z.reshape(H // h, h, W // w, w).max(axis=(1, 3))

    framed = np.pad(x, 1)
    moved = [framed[1 - dy:1 - dy + H, 1 - dx:1 - dx + W] for dy in (-1, 0, 1) for dx in (-1, 0, 1) if dy or dx]
    return sum(np.array_equal(code(m), code(x)) for m in moved) / len(moved)
