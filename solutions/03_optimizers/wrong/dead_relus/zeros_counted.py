# expect: WRONG on "one layer"
# slip: All zeros were counted, of every sample; a unit is dead when its whole column is 0.
def dead_relus(x, weights, biases):
    counts = []
    for W, b in zip(weights, biases):
        z = x @ W + b
        x = np.maximum(z, 0)
        counts.append(int((x == 0).sum()))
    return counts
