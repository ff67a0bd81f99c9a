# exercises: saturation
def saturated_fraction(z, kind, threshold):
    t = np.tanh(z if kind == "tanh" else z / 2)
    slope = (1 - t * t) * (1 if kind == "tanh" else 0.25)
    return float(np.count_nonzero(slope.ravel() < threshold)) / slope.size


def gradient_norms(x, weights, dout, kind):
    def descend(h, layers):
        if not layers:
            return dout, [np.sqrt((dout**2).sum())]
        z = h @ layers[0]
        y = np.tanh(z) if kind == "tanh" else 1 / (1 + np.exp(-z))
        d, norms = descend(y, layers[1:])
        d = (d * ((1 - y) * (1 + y) if kind == "tanh" else y * (1 - y))).dot(layers[0].T)
        return d, [np.sqrt((d**2).sum())] + norms

    return descend(x, list(weights))[1]
