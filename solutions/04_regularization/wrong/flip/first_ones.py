# expect: WRONG on "600 pictures, p = 0.5"
# slip: The first pictures of the batch are mirrored, as many as p asks for, and never the others.
def flip(x, rng, p=0.5):
    count = int(round(p * len(x)))
    return np.concatenate([x[:count, :, :, ::-1], x[count:]])
