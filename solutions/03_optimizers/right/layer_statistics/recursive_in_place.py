# exercises: layer_statistics
def layer_statistics(x, weights, biases, activation):
    if not weights:
        return {"mean": np.zeros(0), "variance": np.zeros(0)}
    h = np.dot(x, weights[0])
    h += biases[0]
    if activation == "tanh":
        np.tanh(h, out=h)
    elif activation == "relu":
        h[h < 0] = 0
    m = h.sum() / h.size
    rest = layer_statistics(h, weights[1:], biases[1:], activation)
    spread = ((h - m) ** 2).sum() / h.size
    return {"variance": np.append(spread, rest["variance"]), "mean": np.append(m, rest["mean"])}
