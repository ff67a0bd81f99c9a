# exercises: sgd
def sgd(weights, gradient, config=None):
    if config is None: config = {}
    config.setdefault('learning_rate', 1e-2)
    weights -= config['learning_rate'] * gradient
    return weights, config
