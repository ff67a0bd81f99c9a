# expect: WRONG on "sigmoid"
# slip: The norms were taken before the product with the weights: that is the gradient with respect to the sums z, not to the layer's input h.
def gradient_norms(x, weights, dout, kind):
    hs = [x]
    for w in weights:
        z = hs[-1] @ w
        hs.append(1 / (1 + np.exp(-z)) if kind == "sigmoid" else np.tanh(z))
    norms, d = [np.linalg.norm(dout)], dout
    for w, h in zip(weights[::-1], hs[:0:-1]):
        d = d * (h * (1 - h) if kind == "sigmoid" else 1 - h * h)
        norms.insert(0, np.linalg.norm(d))
        d = d @ w.T
    return np.array(norms)
