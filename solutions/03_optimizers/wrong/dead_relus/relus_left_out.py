# expect: WRONG on "three layers"
# slip: The next layer was given z; it sees what the ReLU hands on.
def dead_relus(x, weights, biases):
    counts = []
    for W, b in zip(weights, biases):
        x = x @ W + b
        counts.append(int((x <= 0).all(axis=0).sum()))
    return counts
