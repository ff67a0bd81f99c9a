# expect: WRONG on "one layer"
# slip: The living were counted, not the dead.
def dead_relus(x, weights, biases):
    counts = []
    for W, b in zip(weights, biases):
        z = x @ W + b
        x = np.maximum(z, 0)
        counts.append(int((x > 0).any(axis=0).sum()))
    return counts
