# expect: WRONG on "one layer"
# slip: A unit was called dead that is 0 for one sample; it must be so for all.
def dead_relus(x, weights, biases):
    counts = []
    for W, b in zip(weights, biases):
        z = x @ W + b
        x = np.maximum(z, 0)
        counts.append(int((x == 0).any(axis=0).sum()))
    return counts
