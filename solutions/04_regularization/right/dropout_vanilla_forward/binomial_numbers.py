# exercises: dropout_vanilla_forward dropout_vanilla_backward
def dropout_vanilla_forward(x, dropout_param):
    p, training = dropout_param["p"], dropout_param["mode"] == "train"
    if training:
        if "seed" in dropout_param:
            np.random.seed(dropout_param["seed"])
        mask = np.random.binomial(n=1, p=p, size=x.shape)  # 0 or 1, int64
    else:
        mask = np.full(x.shape, p)
    return np.multiply(x, mask), {"mask": mask}


def dropout_vanilla_backward(dout, cache):
    return np.multiply(dout, cache["mask"])
