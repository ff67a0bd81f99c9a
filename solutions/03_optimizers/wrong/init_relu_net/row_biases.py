# expect: SHAPE on "three layers, bias left out"
# slip: The biases are matrices of one row; a bias is a vector.
def init_relu_net(sizes, bias=0.01):
    weights = [np.random.randn(n, m) * np.sqrt(2 / n) for n, m in zip(sizes[:-1], sizes[1:])]
    biases = [np.full((1, m), float(bias)) for m in sizes[1:]]
    return weights, biases
