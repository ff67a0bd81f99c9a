# exercises: avg_pool_forward avg_pool_backward
def avg_pool_forward(x, pool_param):
    h, w, s = pool_param["pool_height"], pool_param["pool_width"], pool_param["stride"]
    table = np.zeros((x.shape[0], x.shape[1], x.shape[2] + 1, x.shape[3] + 1))
    table[:, :, 1:, 1:] = x.cumsum(2).cumsum(3)
    sums = table[:, :, h:, w:] - table[:, :, :-h, w:] - table[:, :, h:, :-w] + table[:, :, :-h, :-w]

    def back(dout):
        dsums = np.zeros_like(sums)
        dsums[:, :, ::s, ::s] = dout / (h * w)
        dx = np.zeros_like(x)
        for i in range(x.shape[2]):
            for j in range(x.shape[3]):
                dx[:, :, i, j] = dsums[:, :, max(0, i - h + 1):i + 1, max(0, j - w + 1):j + 1].sum((2, 3))
        return dx

    return sums[:, :, ::s, ::s] / (h * w), back


def avg_pool_backward(dout, cache):
    return cache(dout)
