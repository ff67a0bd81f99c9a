# expect: WRONG on "600 pictures, p = 0.5"
# slip: The rows are turned round, so that the picture stands on its head; left and right are the columns, the last axis.
def flip(x, rng, p=0.5):
    out = x.copy()
    for n in range(len(x)):
        if rng.random() < p:
            out[n] = x[n, :, ::-1]
    return out
