# expect: WRONG on "forty samples, learning rate 400"
# slip: The gradient is divided by the number of samples once more, so the steps are far too small for a larger batch.
def overfit_tiny_batch(model, X, y, learning_rate=0.5, num_steps=1000):
    reg = model.reg
    model.reg = 0.0
    losses = []
    for step in range(num_steps):
        loss, grads = model.loss(X, y)
        losses.append(loss)
        for name in model.params:
            model.params[name] -= learning_rate * grads[name] / len(X)
    model.reg = reg
    return losses
