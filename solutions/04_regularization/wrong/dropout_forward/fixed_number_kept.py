# expect: WRONG on "forty calls"
# slip: The same number of entries is kept at every call; independent coins give a number that varies.
def dropout_forward(x, dropout_param):
    p, mode = dropout_param["p"], dropout_param["mode"]
    if "seed" in dropout_param:
        np.random.seed(dropout_param["seed"])
    mask = None
    if mode == "train":
        kept = np.random.permutation(x.size) < round(p * x.size)
        mask = kept.reshape(x.shape) / p
        out = x * mask
    elif mode == "test":
        out = x
    cache = (dropout_param, mask)
    return out, cache
