# exercises: dead_relus
def dead_relus(x, weights, biases):
    activations, result = [row for row in x], ()
    for W, b in zip(weights, biases):
        activations = [np.maximum(row.dot(W) + b, 0) for row in activations]
        alive = {j for row in activations for j in np.flatnonzero(row)}
        result += (W.shape[1] - len(alive),)
    return result
