# expect: WRONG on "kinks close together"
# slip: On a grid of ten thousand places two kinks that lie 0.01 apart fall into neighbouring cells and count once.
def count_linear_regions(weights, biases, low, high):
    x = np.linspace(low, high, 10000)
    h = x[:, None]
    for w, b in zip(weights[:-1], biases[:-1]):
        h = np.maximum(0.0, h @ w + b)
    slope = np.diff((h @ weights[-1] + biases[-1])[:, 0]) / np.diff(x)
    bends = np.abs(np.diff(slope)) > 1e-6
    return 1 + int(bends[0]) + int(np.sum(bends[1:] & ~bends[:-1]))
