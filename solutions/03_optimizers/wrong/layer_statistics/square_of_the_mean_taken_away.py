# expect: WRONG on "small weights, large biases"
# slip: Mean square minus squared mean is right on paper; where the spread is small beside the mean rounding eats it.
def layer_statistics(x, weights, biases, activation):
    f = {"linear": lambda z: z, "tanh": np.tanh, "relu": lambda z: np.maximum(0, z)}[activation]
    means, variances = [], []
    for W, b in zip(weights, biases):
        x = f(x @ W + b)
        means.append(np.mean(x))
        variances.append(np.mean(x**2) - np.mean(x) ** 2)
    return {"mean": np.array(means), "variance": np.array(variances)}
