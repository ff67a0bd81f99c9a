# expect: WRONG on "training, keep 0.3"
# slip: A new mask was drawn for the gradient: that is the gradient of another network.
def dropout_forward(x, dropout_param):
    p, mode = dropout_param["p"], dropout_param["mode"]
    if "seed" in dropout_param:
        np.random.seed(dropout_param["seed"])
    mask = None
    if mode == "train":
        mask = (np.random.rand(*x.shape) < p) / p
        out = x * mask
    elif mode == "test":
        out = x
    cache = (dropout_param, mask)
    return out, cache


def dropout_backward(dout, cache):
    dropout_param, mask = cache
    if dropout_param["mode"] == "train":
        p = dropout_param["p"]
        dx = dout * (np.random.rand(*dout.shape) < p) / p
    elif dropout_param["mode"] == "test":
        dx = dout
    return dx
