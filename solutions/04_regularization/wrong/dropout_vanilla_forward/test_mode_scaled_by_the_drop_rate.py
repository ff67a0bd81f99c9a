# expect: WRONG on "train, then test"
# slip: Test mode multiplies by 1 - p, the share that is dropped; the average of training is p times x.
def dropout_vanilla_forward(x, dropout_param):
    p, mode = dropout_param["p"], dropout_param["mode"]
    if "seed" in dropout_param:
        np.random.seed(dropout_param["seed"])
    mask = None
    if mode == "train":
        mask = np.random.rand(*x.shape) < p
        out = x * mask
    elif mode == "test":
        out = (1 - p) * x
    cache = (dropout_param, mask)
    return out, cache
