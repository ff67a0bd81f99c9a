# expect: WRONG on "600 pictures, p = 0.5"
# slip: x[::-1] reverses the order of the pictures, not of the columns.
def flip(x, rng, p=0.5):
    coins = rng.random(len(x)) < p
    return np.where(coins[:, None, None, None], x[::-1], x)
