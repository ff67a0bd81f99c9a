# expect: WRONG on "three layers, bias left out"
# slip: The last layer's biases start at 0; here every layer has the same bias.
def init_relu_net(sizes, bias=0.01):
    weights = [np.random.randn(n, m) * np.sqrt(2 / n) for n, m in zip(sizes[:-1], sizes[1:])]
    biases = [np.full(m, float(bias)) for m in sizes[1:-1]] + [np.zeros(sizes[-1])]
    return weights, biases
