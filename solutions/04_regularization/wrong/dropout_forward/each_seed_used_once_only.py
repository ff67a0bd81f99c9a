# expect: WRONG on "seeds"
# slip: The seed is used in the first call only: from then on the generator runs on, and the same seed gives another mask.
seeded = set()


def dropout_forward(x, dropout_param):
    p, mode = dropout_param["p"], dropout_param["mode"]
    if "seed" in dropout_param and dropout_param["seed"] not in seeded:
        seeded.add(dropout_param["seed"])
        np.random.seed(dropout_param["seed"])
    mask = None
    if mode == "train":
        mask = (np.random.rand(*x.shape) < p) / p
        out = x * mask
    elif mode == "test":
        out = x
    cache = (dropout_param, mask)
    return out, cache
