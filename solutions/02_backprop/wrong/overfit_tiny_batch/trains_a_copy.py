# expect: WRONG on "five samples, a linear model"
# slip: A local name is given the new weights and the model keeps the old ones.
def overfit_tiny_batch(model, X, y, learning_rate=0.5, num_steps=1000):
    reg = model.reg
    model.reg = 0.0
    losses = []
    for step in range(num_steps):
        loss, grads = model.loss(X, y)
        losses.append(loss)
        for name, value in model.params.items():
            value = value - learning_rate * grads[name]
    model.reg = reg
    return losses
