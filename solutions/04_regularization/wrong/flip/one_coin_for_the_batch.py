# expect: WRONG on "600 pictures, p = 0.5"
# slip: One coin for the whole batch: either all pictures are mirrored or none.
def flip(x, rng, p=0.5):
    if rng.random() < p:
        return x[:, :, :, ::-1].copy()
    return x.copy()
