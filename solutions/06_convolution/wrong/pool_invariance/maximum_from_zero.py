# expect: WRONG on "darker than zero"
# slip: The search for the maximum started from 0, which is larger than any negative value.
def pool_invariance(x, window):
    h, w = window

    def code(z):
        best = np.zeros((z.shape[0] // h, z.shape[1] // w))
        for a in range(h):
            for b in range(w):
                best = np.maximum(best, z[a::h, b::w])
        return best

    unmoved, count = code(x), 0
    for dy in (-1, 0, 1):
        for dx in (-1, 0, 1):
            if dy or dx:
                count += np.array_equal(code(np.roll(x, (dy, dx), axis=(0, 1))), unmoved)
    return count / 8
