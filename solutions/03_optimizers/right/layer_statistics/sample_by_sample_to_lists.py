# exercises: layer_statistics
def layer_statistics(x, weights, biases, activation):
    def f(z):
        if activation == "relu":
            return (z + abs(z)) / 2
        return 1 - 2 / (np.exp(2 * z) + 1) if activation == "tanh" else z

    columns = list(np.array(x))
    stats = {"mean": [], "variance": []}
    for W, b in zip(weights, biases):
        columns = [f(W.T.dot(c) + b) for c in columns]
        everything = np.concatenate(columns)
        stats["mean"].append(np.average(everything))
        stats["variance"].append(np.std(everything) ** 2)
    return stats
