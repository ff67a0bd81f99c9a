# expect: WRONG on "seeds"
# slip: The seed is not used: the same seed has to give the same mask.
def dropout_vanilla_forward(x, dropout_param):
    p, mode = dropout_param["p"], dropout_param["mode"]
    mask = None
    if mode == "train":
        mask = np.random.rand(*x.shape) < p
        out = x * mask
    elif mode == "test":
        out = p * x
    cache = (dropout_param, mask)
    return out, cache
