# exercises: dropout_forward dropout_backward
coins = np.random.default_rng(20)


def dropout_forward(x, dropout_param):
    if dropout_param["mode"] != "train":
        return x, lambda dout: dout
    source = np.random.RandomState(dropout_param["seed"]) if dropout_param.get("seed") is not None else coins
    dropped = source.uniform(size=x.shape) > dropout_param["p"]
    x[dropped] = 0
    x /= dropout_param["p"]

    def back(dout):
        dout[dropped] = 0
        dout /= dropout_param["p"]
        return dout

    return x, back


def dropout_backward(dout, cache):
    return cache(dout)
