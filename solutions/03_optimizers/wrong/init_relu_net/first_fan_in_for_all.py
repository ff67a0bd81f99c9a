# expect: WRONG on "three layers, bias left out"
# slip: The fan-in of the first layer served for all; each layer has its own.
def init_relu_net(sizes, bias=0.01):
    std = np.sqrt(2 / sizes[0])
    weights = [np.random.randn(n, m) * std for n, m in zip(sizes[:-1], sizes[1:])]
    return weights, [bias * np.ones(m) for m in sizes[1:]]
