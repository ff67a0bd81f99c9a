# expect: WRONG on "forty samples, learning rate 400"
# slip: The learning rate is a constant of the function, which happens to suit small models, and the one passed is ignored.
def overfit_tiny_batch(model, X, y, learning_rate=0.5, num_steps=1000):
    reg = model.reg
    model.reg = 0.0
    losses = []
    for step in range(num_steps):
        loss, grads = model.loss(X, y)
        losses.append(loss)
        for name in model.params:
            model.params[name] -= 0.5 * grads[name]
    model.reg = reg
    return losses
