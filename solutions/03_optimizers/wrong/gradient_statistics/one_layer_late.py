# expect: WRONG on "three tanh layers"
# slip: The gradient was recorded after it had gone back through the layer, so each entry belongs to the layer below.
def gradient_statistics(x, weights, biases, activation, dout):
    f = {"linear": lambda z: z, "tanh": np.tanh, "relu": lambda z: np.maximum(z, 0)}[activation]
    slope = {"linear": np.ones_like, "tanh": lambda h: 1 - h**2, "relu": lambda h: (h > 0).astype(float)}[activation]
    hs = [x]
    for W, b in zip(weights, biases):
        hs.append(f(hs[-1] @ W + b))

    L = len(weights)
    at_h, at_W = np.zeros(L), np.zeros(L)
    for l in reversed(range(L)):
        dz = dout * slope(hs[l + 1])
        at_W[l] = np.mean((hs[l].T @ dz) ** 2)
        dout = dz @ weights[l].T
        at_h[l] = np.mean(dout**2)
    return {"h": at_h, "W": at_W}
