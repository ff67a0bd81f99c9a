# exercises: gradient_statistics
def gradient_statistics(x, weights, biases, activation, dout):
    kept = {"h": [], "W": []}

    def through(h, layer):  # returns the gradient for h
        if layer == len(weights):
            return dout
        W = weights[layer]
        z = h.dot(W) + biases[layer]
        if activation == "tanh":
            out, rate = np.tanh(z), 1 / np.cosh(z) ** 2
        elif activation == "relu":
            out, rate = np.where(z > 0, z, 0), np.heaviside(z, 0.5)
        else:
            out, rate = z, 1.0
        grad = through(out, layer + 1)
        kept["h"].append((grad * grad).mean())
        grad = grad * rate
        kept["W"].append((np.einsum("nd,nm->dm", h, grad) ** 2).mean())
        return np.einsum("nm,dm->nd", grad, W)

    through(x, 0)
    return {name: values[::-1] for name, values in kept.items()}
