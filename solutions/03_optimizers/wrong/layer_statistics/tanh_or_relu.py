# expect: WRONG on "linear layers, one sample"
# slip: All that is not tanh is treated as a ReLU; a linear network has no nonlinearity at all.
def layer_statistics(x, weights, biases, activation):
    means, variances = [], []
    for W, b in zip(weights, biases):
        x = x @ W + b
        x = np.tanh(x) if activation == "tanh" else np.maximum(x, 0)
        means.append(x.mean())
        variances.append(x.var())
    return {"mean": np.array(means), "variance": np.array(variances)}
