# expect: WRONG on "three tanh layers"
# slip: The entries stand in the order in which they were computed, last layer first.
def gradient_statistics(x, weights, biases, activation, dout):
    f = {"linear": lambda z: z, "tanh": np.tanh, "relu": lambda z: np.maximum(z, 0)}[activation]
    slope = {"linear": np.ones_like, "tanh": lambda h: 1 - h**2, "relu": lambda h: (h > 0).astype(float)}[activation]
    hs = [x]
    for W, b in zip(weights, biases):
        hs.append(f(hs[-1] @ W + b))

    at_h, at_W = [], []
    for l in range(len(weights) - 1, -1, -1):
        dz = dout * slope(hs[l + 1])
        at_h.append(np.mean(dout**2))
        at_W.append(np.mean((hs[l].T @ dz) ** 2))
        dout = dz @ weights[l].T
    return {"h": np.array(at_h), "W": np.array(at_W)}
