# expect: WRONG on "two layers under way"
# slip: There is one mask for all layers: the second forward pass overwrites the first one's.
kept = {}


def dropout_vanilla_forward(x, dropout_param):
    p, mode = dropout_param["p"], dropout_param["mode"]
    if "seed" in dropout_param:
        np.random.seed(dropout_param["seed"])
    mask = None
    if mode == "train":
        mask = np.random.rand(*x.shape) < p
        out = x * mask
    elif mode == "test":
        out = p * x
    if mode == "train":
        kept["mask"] = mask
    cache = dropout_param
    return out, cache


def dropout_vanilla_backward(dout, cache):
    dropout_param, mask = cache, kept["mask"]
    if dropout_param["mode"] == "train":
        dx = dout * mask
    else:
        dx = dout * dropout_param["p"]
    return dx
