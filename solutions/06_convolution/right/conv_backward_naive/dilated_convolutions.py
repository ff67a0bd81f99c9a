# exercises: conv_forward_naive conv_backward_naive
def correlate(x, w):
    """Stride 1, no padding: x (N, C, H, W), w (F, C, HH, WW)."""
    view = np.lib.stride_tricks.sliding_window_view(x, w.shape[2:], axis=(2, 3))
    return np.einsum("ncijab,fcab->nfij", view, w)


class Layer:
    def __init__(self, x, w, stride, pad):
        self.x = np.pad(x, ((0, 0), (0, 0), (pad, pad), (pad, pad)))
        self.w, self.stride, self.pad = w, stride, pad


def conv_forward_naive(x, w, b, conv_param):
    layer = Layer(x, w, conv_param["stride"], conv_param["pad"])
    return correlate(layer.x, w)[:, :, ::layer.stride, ::layer.stride] + b[:, None, None], layer


def conv_backward_naive(dout, layer):
    F, _, h, v = layer.w.shape
    H, W = layer.x.shape[2:]
    spread = np.zeros((len(dout), F, H - h + 1, W - v + 1))  # dout as it would be for stride 1, zero in between
    spread[:, :, ::layer.stride, ::layer.stride] = dout
    dw = correlate(layer.x.transpose(1, 0, 2, 3), spread.transpose(1, 0, 2, 3)).transpose(1, 0, 2, 3)
    wide = np.pad(spread, ((0, 0), (0, 0), (h - 1, h - 1), (v - 1, v - 1)))
    dx = correlate(wide, np.flip(layer.w, (2, 3)).transpose(1, 0, 2, 3))
    p = layer.pad
    return dx[:, :, p:H - p, p:W - p], dw, dout.sum(axis=(0, 2, 3))
