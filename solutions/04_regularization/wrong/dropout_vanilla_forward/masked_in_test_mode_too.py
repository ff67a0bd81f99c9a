# expect: WRONG on "train, then test"
# slip: Entries are dropped in test mode too, where nothing should be random.
def dropout_vanilla_forward(x, dropout_param):
    p, mode = dropout_param["p"], dropout_param["mode"]
    if "seed" in dropout_param:
        np.random.seed(dropout_param["seed"])
    mask = None
    mask = np.random.rand(*x.shape) < p
    out = x * mask
    if mode == "test":
        out = out * p
    cache = (dropout_param, mask)
    return out, cache
