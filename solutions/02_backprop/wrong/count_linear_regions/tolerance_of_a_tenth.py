# expect: WRONG on "slopes nearly equal"
# slip: Slopes had to differ by more than a tenth to count as two.
def count_linear_regions(weights, biases, low, high):
    x = np.linspace(low, high, 120001)
    h = x[:, None]
    for w, b in zip(weights[:-1], biases[:-1]):
        h = np.maximum(0.0, h @ w + b)
    slope = np.diff((h @ weights[-1] + biases[-1])[:, 0]) / np.diff(x)
    bends = np.abs(np.diff(slope)) > 0.1
    return 1 + int(bends[0]) + int(np.sum(bends[1:] & ~bends[:-1]))
