# expect: WRONG on "one layer"
# slip: A unit that is negative on average may still wake up for some samples.
def dead_relus(x, weights, biases):
    counts = []
    for W, b in zip(weights, biases):
        z = x @ W + b
        x = np.maximum(z, 0)
        counts.append(int((z.mean(axis=0) < 0).sum()))
    return counts
