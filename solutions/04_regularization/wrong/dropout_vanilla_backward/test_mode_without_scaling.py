# expect: WRONG on "train and test"
# slip: In test mode the output is p times x, and the gradient lacks that factor.
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
        dx = dout * mask
    else:
        dx = dout
    return dx
