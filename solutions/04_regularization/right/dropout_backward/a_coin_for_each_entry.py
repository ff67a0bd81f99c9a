# exercises: dropout_forward dropout_backward
import random


def dropout_forward(x, dropout_param):
    p = dropout_param["p"]
    if dropout_param["mode"] == "test":
        return x.copy(), None
    toss = random.Random(dropout_param["seed"]).random if "seed" in dropout_param else random.random
    kept = [i for i in range(x.size) if toss() < p]  # places in the flattened array
    out = np.zeros(x.size)
    out[kept] = x.ravel()[kept] / p
    return out.reshape(x.shape), (kept, p)


def dropout_backward(dout, cache):
    if cache is None:
        return dout
    kept, p = cache
    dx = np.zeros_like(dout)
    dx.flat[kept] = dout.flat[kept] / p
    return dx
