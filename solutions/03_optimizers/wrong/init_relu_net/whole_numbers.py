# expect: RAISED on "a whole number for the bias"
# slip: A vector filled with a whole number holds whole numbers; the first step of training cannot be stored in it.
def init_relu_net(sizes, bias=0.01):
    weights = [np.random.randn(n, m) * np.sqrt(2 / n) for n, m in zip(sizes[:-1], sizes[1:])]
    return weights, [np.full(m, bias) for m in sizes[1:]]
