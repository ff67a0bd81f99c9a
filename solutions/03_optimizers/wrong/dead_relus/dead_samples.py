# expect: WRONG on "one layer"
# slip: Samples without a live unit were counted; the first axis is samples, the second units.
def dead_relus(x, weights, biases):
    counts = []
    for W, b in zip(weights, biases):
        z = x @ W + b
        x = np.maximum(z, 0)
        counts.append(int((x == 0).all(axis=1).sum()))
    return counts
