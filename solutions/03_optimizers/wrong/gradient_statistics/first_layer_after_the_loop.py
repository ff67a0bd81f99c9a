# expect: RAISED on "one layer"
# slip: The first layer is done after the loop with what the loop left behind; with a single layer the loop never ran.
def gradient_statistics(x, weights, biases, activation, dout):
    f = {"linear": lambda z: z, "tanh": np.tanh, "relu": lambda z: np.maximum(z, 0)}[activation]
    slope = {"linear": np.ones_like, "tanh": lambda h: 1 - h**2, "relu": lambda h: (h > 0).astype(float)}[activation]
    hs = [x]
    for W, b in zip(weights, biases):
        hs.append(f(hs[-1] @ W + b))

    L = len(weights)
    at_h, at_W = np.zeros(L), np.zeros(L)
    for l in range(L - 1, 0, -1):
        dz = dout * slope(hs[l + 1])
        at_h[l] = np.mean(dout**2)
        at_W[l] = np.mean((hs[l].T @ dz) ** 2)
        dh = dout = dz @ weights[l].T
    dz = dh * slope(hs[1])
    at_h[0], at_W[0] = np.mean(dh**2), np.mean((x.T @ dz) ** 2)
    return {"h": at_h, "W": at_W}
