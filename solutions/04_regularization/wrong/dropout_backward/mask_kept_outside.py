# expect: WRONG on "two layers under way"
# slip: There is one mask for all layers: the second forward pass overwrites the first one's.
last_mask = None


def dropout_forward(x, dropout_param):
    global last_mask
    p, mode = dropout_param["p"], dropout_param["mode"]
    if "seed" in dropout_param:
        np.random.seed(dropout_param["seed"])
    mask = None
    if mode == "train":
        mask = (np.random.rand(*x.shape) < p) / p
        out = x * mask
    elif mode == "test":
        out = x
    if mode == "train":
        last_mask = mask
    cache = dropout_param
    return out, cache


def dropout_backward(dout, cache):
    dropout_param, mask = cache, last_mask
    if dropout_param["mode"] == "train":
        dx = dout * mask
    elif dropout_param["mode"] == "test":
        dx = dout
    return dx
