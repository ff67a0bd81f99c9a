# exercises: init_relu_net
def init_relu_net(sizes, bias=0.01):
    pairs = list(zip(sizes, sizes[1:]))
    noise = np.random.default_rng().standard_normal(sum(n * m for n, m in pairs))
    cuts = np.cumsum([n * m for n, m in pairs])[:-1]
    weights = tuple((part * (2 / n) ** 0.5).reshape(n, m) for part, (n, m) in zip(np.split(noise, cuts), pairs))
    return weights, tuple(np.ones(m) * bias for _, m in pairs)
