# expect: WRONG on "sigmoid"
# slip: The norms were given back in the order in which they were computed, from the output to the input.
def gradient_norms(x, weights, dout, kind):
    hs = [x]
    for w in weights:
        z = hs[-1] @ w
        hs.append(1 / (1 + np.exp(-z)) if kind == "sigmoid" else np.tanh(z))
    norms, d = [np.linalg.norm(dout)], dout
    for w, h in zip(weights[::-1], hs[:0:-1]):
        slope = h * (1 - h) if kind == "sigmoid" else 1 - h * h
        d = (d * slope) @ w.T
        norms.append(np.linalg.norm(d))
    return np.array(norms)
