# exercises: overfit_tiny_batch
def descend(params, grads, rate):
    return {name: value - rate * grads[name] for name, value in params.items()}


def overfit_tiny_batch(model, X, y, learning_rate=0.5, num_steps=1000):
    reg = model.reg
    model.reg = 0
    (start, grads), losses = model.loss(X, y), []
    losses.append(start)
    for _ in range(num_steps):
        model.params = descend(model.params, grads, learning_rate)
        value, grads = model.loss(X, y)
        losses += [value]
    model.reg = reg
    return tuple(losses)
