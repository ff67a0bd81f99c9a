# expect: WRONG on "three layers"
# slip: The counts of the layers were added up on the way.
def dead_relus(x, weights, biases):
    counts, dead = [], 0
    for W, b in zip(weights, biases):
        x = np.maximum(x @ W + b, 0)
        dead += int(np.sum(x.sum(axis=0) == 0))
        counts.append(dead)
    return counts
