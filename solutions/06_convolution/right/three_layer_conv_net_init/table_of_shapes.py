# exercises: three_layer_conv_net_init three_layer_conv_net_scores three_layer_conv_net_loss
def _shift(x, i, j):
    """x moved so that entry (r, c) holds x at (r + i, c + j), zeros outside."""
    moved = np.zeros_like(x)
    H, W = x.shape[-2:]
    r0, r1, c0, c1 = max(0, -i), min(H, H - i), max(0, -j), min(W, W - j)
    if r1 > r0 and c1 > c0:
        moved[..., r0:r1, c0:c1] = x[..., r0 + i:r1 + i, c0 + j:c1 + j]
    return moved


class ThreeLayerConvNet(object):
    """No given layer: shifted copies for the convolution, one long backward."""

    def __init__(self, shape=(3, 32, 32), filters=32, size=7, hidden=100, classes=10, weight_scale=1e-3, reg=0.0, dtype=np.float64, **kw):
        shape = kw.get("input_dim", shape)
        filters, size = kw.get("num_filters", filters), kw.get("filter_size", size)
        hidden, classes = kw.get("hidden_dim", hidden), kw.get("num_classes", classes)
        flat = filters * (shape[1] // 2) * (shape[2] // 2)
        rng = np.random.RandomState(np.random.randint(2**31))
        self.reg, self.params = reg, {}
        for i, s in enumerate([(filters, shape[0], size, size), (flat, hidden), (hidden, classes)], 1):
            self.params["W%d" % i] = rng.standard_normal(s).astype(dtype) * dtype(weight_scale)
            self.params["b%d" % i] = np.zeros(s[0] if i == 1 else s[1], dtype)

    def loss(self, X, y=None):
        p = self.params
        h = p["W1"].shape[2] // 2
        offsets = [(i, j) for i in range(-h, h + 1) for j in range(-h, h + 1)]
        a = p["b1"].reshape(1, -1, 1, 1)
        for i, j in offsets:
            a = a + np.einsum("nchw,fc->nfhw", _shift(X, i, j), p["W1"][:, :, i + h, j + h])
        quarters = np.stack([a[:, :, i::2, j::2] for i in (0, 1) for j in (0, 1)])
        first = quarters.argmax(0)
        pooled = np.maximum(quarters.max(0), 0.0)          # the maximum and the ReLU may be exchanged
        v = pooled.reshape(len(X), -1)
        u = v @ p["W2"] + p["b2"]
        z = np.clip(u, 0, None) @ p["W3"] + p["b3"]
        if y is None:
            return z
        z = z - z.max(1, keepdims=True)
        prob = np.exp(z) / np.exp(z).sum(1, keepdims=True)
        cost = -np.mean(z[range(len(y)), y] - np.log(np.exp(z).sum(1)))
        prob[range(len(y)), y] -= 1
        prob /= len(y)
        g = {"W3": np.clip(u, 0, None).T @ prob, "b3": prob.sum(0)}
        du = np.where(u > 0, prob @ p["W3"].T, 0)
        g["W2"], g["b2"] = v.T @ du, du.sum(0)
        dv = (du @ p["W2"].T).reshape(pooled.shape) * (pooled > 0)
        da = np.zeros(a.shape)
        for q, (i, j) in enumerate([(0, 0), (0, 1), (1, 0), (1, 1)]):
            da[:, :, i::2, j::2] = dv * (first == q)
        g["b1"], g["W1"] = np.einsum("nfhw->f", da), np.empty(p["W1"].shape)
        for i, j in offsets:
            g["W1"][:, :, i + h, j + h] = np.einsum("nfhw,nchw->fc", da, _shift(X, i, j))
        for k in "W1", "W2", "W3":
            g[k] = g[k] + self.reg * p[k]
            cost = cost + self.reg * np.linalg.norm(p[k].ravel()) ** 2 / 2
        X[:] = np.nan
        return np.float64(cost), g
