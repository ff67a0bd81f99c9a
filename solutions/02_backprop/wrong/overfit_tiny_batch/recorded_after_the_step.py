# expect: WRONG on "five samples, a linear model"
# slip: Losses are recorded after the step, so that the list lacks the loss at the start.
def overfit_tiny_batch(model, X, y, learning_rate=0.5, num_steps=1000):
    reg = model.reg
    model.reg = 0.0
    losses = []
    for step in range(num_steps):
        loss, grads = model.loss(X, y)
        for name in model.params:
            model.params[name] -= learning_rate * grads[name]
        losses.append(model.loss(X, y)[0])
    model.reg = reg
    return losses
