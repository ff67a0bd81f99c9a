# expect: WRONG on "inputs near 10"
# slip: The straight line was taken over from x = 6 on, where softplus still differs from it in the third digit.
def softplus_forward(x):
    out = np.where(x > 6, x, np.log1p(np.exp(np.minimum(x, 6)))) - np.log(2)
    return out, x


def softplus_backward(dout, cache):
    return dout * np.where(cache > 40, 1.0, 1 / (1 + np.exp(-cache)))
