# expect: WRONG on "train, then test"
# slip: Entries are dropped in test mode too: the mode is never asked for.
def dropout_forward(x, dropout_param):
    p, mode = dropout_param["p"], dropout_param["mode"]
    if "seed" in dropout_param:
        np.random.seed(dropout_param["seed"])
    mask = (np.random.rand(*x.shape) < p) / p
    out = x * mask
    cache = (dropout_param, mask)
    return out, cache
