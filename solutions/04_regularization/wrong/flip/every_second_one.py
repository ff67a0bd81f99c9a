# expect: WRONG on "p = 0.2"
# slip: Fair coins whatever p is.
def flip(x, rng, p=0.5):
    coins = rng.integers(0, 2, size=len(x)).astype(bool)
    return np.where(coins[:, None, None, None], x[:, :, :, ::-1], x)
