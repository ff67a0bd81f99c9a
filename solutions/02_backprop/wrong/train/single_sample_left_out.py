# expect: WRONG on "two epochs, the last batch has 1 of 5"
# slip: A last batch of a single sample is left out; every sample takes part in every epoch.
def train(model, X, y, X_val, y_val, orders, batch_size=32, learning_rate=0.1, lr_decay=1.0):
    history = {"loss": [], "val_accuracy": []}
    for order in orders:
        losses, sizes, first = [], [], 0
        while first < len(order) - 1:
            idx = order[first : first + batch_size]
            loss, grads = model.loss(X[idx], y[idx])
            losses.append(loss)
            sizes.append(len(idx))
            for name in model.params:
                model.params[name] -= learning_rate * grads[name]
            first += batch_size
        history["loss"].append(np.average(losses, weights=sizes))
        history["val_accuracy"].append(np.mean(np.argmax(model.loss(X_val), axis=1) == y_val))
        learning_rate *= lr_decay
    return history
