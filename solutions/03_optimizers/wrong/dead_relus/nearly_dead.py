# expect: WRONG on "units that are seldom awake"
# slip: Units that are silent for 99 % of the samples were called dead; the last per cent keeps them alive.
def dead_relus(x, weights, biases):
    counts = []
    for W, b in zip(weights, biases):
        z = x @ W + b
        x = np.maximum(z, 0)
        counts.append(int(((x == 0).mean(axis=0) > 0.99).sum()))
    return counts
