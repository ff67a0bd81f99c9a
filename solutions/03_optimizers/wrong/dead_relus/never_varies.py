# expect: WRONG on "one sample"
# slip: A unit was called dead when its output never varies; with one sample no output does.
def dead_relus(x, weights, biases):
    counts = []
    for W, b in zip(weights, biases):
        z = x @ W + b
        x = np.maximum(z, 0)
        counts.append(int((x.var(axis=0) == 0).sum()))
    return counts
