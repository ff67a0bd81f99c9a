# expect: WRONG on "reg is 0.6 at first"
# slip: The model comes back with reg = 0 and would be trained without regularisation from then on.
def overfit_tiny_batch(model, X, y, learning_rate=0.5, num_steps=1000):
    reg = model.reg
    model.reg = 0.0
    losses = []
    for step in range(num_steps):
        loss, grads = model.loss(X, y)
        losses.append(loss)
        for name in model.params:
            model.params[name] -= learning_rate * grads[name]
    return losses
