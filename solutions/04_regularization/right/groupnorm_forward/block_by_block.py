# exercises: groupnorm_forward groupnorm_backward
def _normalise(block, eps):
    centred = block - block.mean(axis=1, keepdims=True)
    root = np.sqrt((centred**2).mean(axis=1, keepdims=True) + eps)
    return centred / root, root


def groupnorm_forward(x, gamma, beta, G, gn_param):
    pairs = [_normalise(block, gn_param.get("eps", 1e-5)) for block in np.split(x, G, axis=1)]
    hat = np.hstack([h for h, _ in pairs])
    return hat * gamma[None] + beta[None], (pairs, hat, gamma)


def groupnorm_backward(dout, cache):
    pairs, hat, gamma = cache
    parts = []
    for (h, root), g in zip(pairs, np.split(dout * gamma, len(pairs), axis=1)):
        parts.append((g - g.mean(axis=1, keepdims=True) - h * (g * h).mean(axis=1, keepdims=True)) / root)
    return np.hstack(parts), np.einsum("nd,nd->d", dout, hat), dout.sum(axis=0)
