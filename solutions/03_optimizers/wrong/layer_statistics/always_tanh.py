# expect: WRONG on "three ReLU layers"
# slip: The activation that is passed is not used.
def layer_statistics(x, weights, biases, activation="tanh"):
    means, variances = [], []
    for W, b in zip(weights, biases):
        x = np.tanh(x @ W + b)
        means.append(x.mean())
        variances.append(x.var())
    return {"mean": np.array(means), "variance": np.array(variances)}
