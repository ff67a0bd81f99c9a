# expect: RAISED on "x is left as it was"
# slip: The mirrored pictures are written into x: the training set changes, and goes on changing with every epoch.
def flip(x, rng, p=0.5):
    coins = rng.random(len(x)) < p
    x[coins] = x[coins][:, :, :, ::-1]
    return x
