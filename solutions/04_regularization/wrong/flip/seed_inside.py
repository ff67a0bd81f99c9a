# expect: WRONG on "600 pictures, p = 0.5"
# slip: A generator of its own with a fixed seed: the same pictures are mirrored in every epoch.
def flip(x, rng, p=0.5):
    rng = np.random.default_rng(0)
    coins = rng.random(len(x)) < p
    return np.where(coins[:, None, None, None], x[:, :, :, ::-1], x)
