# expect: WRONG on "two epochs, the last batch has 1 of 5"
# slip: The loss of an epoch is the mean over batches, in which the samples of the small last batch count more than the others.
def train(model, X, y, X_val, y_val, orders, batch_size=32, learning_rate=0.1, lr_decay=1.0):
    history = {"loss": [], "val_accuracy": []}
    for order in orders:
        epoch_loss = 0.0
        for i in range(0, len(order), batch_size):
            idx = order[i : i + batch_size]
            loss, grads = model.loss(X[idx], y[idx])
            epoch_loss += loss
            for name in model.params:
                model.params[name] -= learning_rate * grads[name]
        history["loss"].append(epoch_loss / np.ceil(len(order) / batch_size))
        predicted = np.argmax(model.loss(X_val), axis=1)
        history["val_accuracy"].append(np.mean(predicted == y_val))
        learning_rate *= lr_decay
    return history
