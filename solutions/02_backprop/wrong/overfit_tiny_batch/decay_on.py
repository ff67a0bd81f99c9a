# expect: WRONG on "reg is 0.6 at first"
# slip: The weight decay stays on, and it keeps the loss from going to zero.
def overfit_tiny_batch(model, X, y, learning_rate=0.5, num_steps=1000):
    reg = model.reg
    losses = []
    for step in range(num_steps):
        loss, grads = model.loss(X, y)
        losses.append(loss)
        for name in model.params:
            model.params[name] -= learning_rate * grads[name]
    model.reg = reg
    return losses
