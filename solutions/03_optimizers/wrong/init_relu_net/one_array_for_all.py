# expect: WRONG on "layers of one size, changed in place"
# slip: Layers of one size share a single array of biases: what changes one changes all.
def init_relu_net(sizes, bias=0.01):
    weights = [np.random.randn(n, m) * np.sqrt(2 / n) for n, m in zip(sizes[:-1], sizes[1:])]
    of_size = {m: np.full(m, float(bias)) for m in sizes[1:]}
    return weights, [of_size[m] for m in sizes[1:]]
