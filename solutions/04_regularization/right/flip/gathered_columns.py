# exercises: flip
def flip(x, rng, p=0.5):
    N, C, H, W = x.shape
    chosen = rng.choice([0, 1], size=N, p=[1 - p, p])
    forth = np.arange(W)
    columns = np.where(chosen[:, None] == 1, W - 1 - forth, forth)
    return np.take_along_axis(x, columns[:, None, None, :], axis=-1)
