# expect: WRONG on "three tanh layers"
# slip: The numbers are read in front of the nonlinearity, not behind it.
def layer_statistics(x, weights, biases, activation):
    f = {"linear": lambda z: z, "tanh": np.tanh, "relu": lambda z: z * (z > 0)}[activation]
    means, variances = [], []
    for W, b in zip(weights, biases):
        z = x @ W + b
        means.append(np.mean(z))
        variances.append(np.var(z))
        x = f(z)
    return {"mean": np.array(means), "variance": np.array(variances)}
