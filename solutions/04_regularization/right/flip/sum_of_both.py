# exercises: flip
def flip(x, rng, p=0.5):
    m = rng.binomial(1, p, len(x)).reshape(-1, 1, 1, 1).astype(float)
    return (1 - m) * x + m * np.flip(x, axis=3)
