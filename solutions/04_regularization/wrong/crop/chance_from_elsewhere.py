# expect: WRONG on "a frame of 1, the size kept"
# slip: The corners come from np.random and not from the generator that was handed in.
def crop(x, size, pad, rng):
    h, w = size
    framed = np.pad(x, ((0, 0), (0, 0), (pad, pad), (pad, pad)))
    out = np.zeros((len(x), x.shape[1], h, w))
    for n in range(len(x)):
        i = np.random.randint(0, framed.shape[2] - h + 1)
        j = np.random.randint(0, framed.shape[3] - w + 1)
        out[n] = framed[n, :, i : i + h, j : j + w]
    return out
