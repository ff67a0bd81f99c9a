# expect: WRONG on "three tanh layers"
# slip: The sum of squares is divided by one less than the number of entries; a mean divides by their number.
def layer_statistics(x, weights, biases, activation):
    f = {"linear": lambda z: z, "tanh": np.tanh, "relu": lambda z: np.maximum(0, z)}[activation]
    means, variances = [], []
    for W, b in zip(weights, biases):
        x = f(x @ W + b)
        means.append(x.mean())
        variances.append(x.var(ddof=1))
    return {"mean": np.array(means), "variance": np.array(variances)}
