# expect: WRONG on "p = 0.2"
# slip: p is taken as the probability to leave a picture as it is.
def flip(x, rng, p=0.5):
    coins = rng.random(len(x)) > p
    return np.where(coins[:, None, None, None], x[:, :, :, ::-1], x)
