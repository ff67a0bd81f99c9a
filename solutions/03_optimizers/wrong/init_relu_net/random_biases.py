# expect: WRONG on "three layers, bias left out"
# slip: The biases are drawn at random around the value; all are to equal it.
def init_relu_net(sizes, bias=0.01):
    weights = [np.random.randn(n, m) * np.sqrt(2 / n) for n, m in zip(sizes[:-1], sizes[1:])]
    return weights, [bias * np.random.randn(m) for m in sizes[1:]]
