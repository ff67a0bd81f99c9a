# expect: WRONG on "three tanh layers"
# slip: The last layer was left without its nonlinearity; here every layer has it.
def layer_statistics(x, weights, biases, activation):
    f = {"linear": lambda z: z, "tanh": np.tanh, "relu": lambda z: np.maximum(0, z)}[activation]
    means, variances = [], []
    for i, (W, b) in enumerate(zip(weights, biases)):
        x = x @ W + b
        if i < len(weights) - 1:
            x = f(x)
        means.append(x.mean())
        variances.append(x.var())
    return {"mean": np.array(means), "variance": np.array(variances)}
