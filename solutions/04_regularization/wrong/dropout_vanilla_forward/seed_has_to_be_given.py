# expect: RAISED on "training, keep 0.3"
# slip: The seed was read without asking whether there is one.
def dropout_vanilla_forward(x, dropout_param):
    p, mode = dropout_param["p"], dropout_param["mode"]
    np.random.seed(dropout_param["seed"])
    mask = None
    if mode == "train":
        mask = np.random.rand(*x.shape) < p
        out = x * mask
    elif mode == "test":
        out = p * x
    cache = (dropout_param, mask)
    return out, cache
