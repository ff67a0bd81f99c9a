# expect: WRONG on "a bias below 0"
# slip: The bias is 0.01 whatever is passed.
def init_relu_net(sizes, bias=0.01):
    weights = [np.random.randn(n, m) * np.sqrt(2 / n) for n, m in zip(sizes[:-1], sizes[1:])]
    return weights, [np.full(m, 0.01) for m in sizes[1:]]
