# exercises: prelu
def prelu_forward(x, alpha):
    out = x.copy()
    for c in range(x.shape[1]):
        out[:, c][x[:, c] < 0] *= alpha[c]
    return out, (x, alpha)


def prelu_backward(dout, cache):
    x, alpha = cache
    dx, dalpha = dout.copy(), np.zeros(len(alpha))
    for c, a in enumerate(alpha):
        neg = x[:, c] < 0
        dx[:, c][neg] *= a
        dalpha[c] = np.dot(dout[:, c][neg], x[:, c][neg])
    return dx, dalpha
