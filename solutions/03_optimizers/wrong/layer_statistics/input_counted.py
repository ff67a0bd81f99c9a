# expect: SHAPE on "three tanh layers"
# slip: The input is counted as a layer; the first entry belongs to the first layer's output.
def layer_statistics(x, weights, biases, activation):
    f = {"linear": lambda z: z, "tanh": np.tanh, "relu": lambda z: np.maximum(0, z)}[activation]
    layers = [x]
    for W, b in zip(weights, biases):
        layers.append(f(layers[-1] @ W + b))
    return {"mean": np.array([h.mean() for h in layers]), "variance": np.array([h.var() for h in layers])}
