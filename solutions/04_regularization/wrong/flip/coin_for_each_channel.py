# expect: WRONG on "600 pictures, p = 0.5"
# slip: Every channel tosses its own coin; the channels of a picture must stay together.
def flip(x, rng, p=0.5):
    coins = rng.random(x.shape[:2]) < p
    return np.where(coins[:, :, None, None], x[..., ::-1], x)
