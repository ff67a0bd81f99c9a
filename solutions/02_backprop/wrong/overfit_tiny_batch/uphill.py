# expect: WRONG on "five samples, a linear model"
# slip: The step goes along the gradient, which is uphill.
def overfit_tiny_batch(model, X, y, learning_rate=0.5, num_steps=1000):
    reg = model.reg
    model.reg = 0.0
    losses = []
    for step in range(num_steps):
        loss, grads = model.loss(X, y)
        losses.append(loss)
        for name in model.params:
            model.params[name] += learning_rate * grads[name]
    model.reg = reg
    return losses
