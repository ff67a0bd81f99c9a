# expect: RAISED on "train and test"
# slip: In test mode there is no mask, and the backward pass multiplies by it.
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
    return dout * mask
