# expect: WRONG on "training, keep 0.3"
# slip: The gradient was divided by p, as in inverted dropout; vanilla dropout does not scale in training.
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
    cache = (dropout_param, mask)
    return out, cache


def dropout_vanilla_backward(dout, cache):
    dropout_param, mask = cache
    if dropout_param["mode"] == "train":
        dx = dout * mask / dropout_param["p"]
    else:
        dx = dout * dropout_param["p"]
    return dx
