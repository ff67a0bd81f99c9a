# expect: SHAPE on "images"
# slip: The way back worked on flattened images and forgot to restore their axes.
def tanh_forward(x):
    out = np.tanh(x)
    return out, out


def tanh_backward(dout, cache):
    if dout.ndim > 2:
        dout, cache = dout.reshape(len(dout), -1), cache.reshape(len(dout), -1)
    return dout * (1 - cache**2)
