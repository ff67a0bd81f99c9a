# expect: WRONG on "three tanh layers"
# slip: The variance is taken unit by unit and then averaged; the differences between units are lost that way.
def layer_statistics(x, weights, biases, activation):
    f = {"linear": lambda z: z, "tanh": np.tanh, "relu": lambda z: np.maximum(0, z)}[activation]
    means, variances = [], []
    for W, b in zip(weights, biases):
        x = f(x @ W + b)
        means.append(x.mean(axis=0).mean())
        variances.append(x.var(axis=0).mean())
    return {"mean": np.array(means), "variance": np.array(variances)}
