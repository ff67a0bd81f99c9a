# expect: RAISED on "two layers, other names"
# slip: The names of the parameters are assumed to be W1, b1, W2, ...; another model has others.
def overfit_tiny_batch(model, X, y, learning_rate=0.5, num_steps=1000):
    reg = model.reg
    model.reg = 0.0
    losses = []
    for step in range(num_steps):
        loss, grads = model.loss(X, y)
        losses.append(loss)
        for layer in range(1, len(model.params) // 2 + 1):
            model.params[f"W{layer}"] -= learning_rate * grads[f"W{layer}"]
            model.params[f"b{layer}"] -= learning_rate * grads[f"b{layer}"]
    model.reg = reg
    return losses
