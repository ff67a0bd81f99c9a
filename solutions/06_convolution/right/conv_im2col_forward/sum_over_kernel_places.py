# exercises: conv_im2col_forward conv_im2col_backward conv_im2col_speed
class _Conv:
    """A product for each place of the kernel; no columns at all."""

    def __init__(self, x, w, stride, pad):
        self.x_shape, self.w, self.s, self.pad = x.shape, w, stride, pad
        self.xp = np.zeros((*x.shape[:2], x.shape[2] + 2 * pad, x.shape[3] + 2 * pad))
        self.xp[:, :, pad:pad + x.shape[2], pad:pad + x.shape[3]] = x
        self.oh = (self.xp.shape[2] - w.shape[2]) // stride + 1
        self.ow = (self.xp.shape[3] - w.shape[3]) // stride + 1

    def seen(self, p, q):
        return np.s_[:, :, p:p + (self.oh - 1) * self.s + 1:self.s, q:q + (self.ow - 1) * self.s + 1:self.s]

    def places(self):
        return np.ndindex(*self.w.shape[2:])

    def forward(self, b):
        out = np.zeros((self.x_shape[0], self.oh, self.ow, len(self.w)))
        for p, q in self.places():
            out += np.tensordot(self.xp[self.seen(p, q)], self.w[:, :, p, q], axes=(1, 1))
        return (out + b).transpose(0, 3, 1, 2)

    def backward(self, dout):
        dxp, dw = np.zeros(self.xp.shape), np.zeros(self.w.shape)
        for p, q in self.places():
            dxp[self.seen(p, q)] += np.einsum("nfij,fc->ncij", dout, self.w[:, :, p, q])
            dw[:, :, p, q] = np.tensordot(dout, self.xp[self.seen(p, q)], axes=([0, 2, 3], [0, 2, 3]))
        h, w = self.x_shape[2:]
        return dxp[:, :, self.pad:self.pad + h, self.pad:self.pad + w], dw, dout.sum((0, 2, 3))


def conv_im2col_forward(x, w, b, conv_param):
    layer = _Conv(x, w, conv_param["stride"], conv_param["pad"])
    return layer.forward(b), layer


def conv_im2col_backward(dout, cache):
    return cache.backward(dout)
