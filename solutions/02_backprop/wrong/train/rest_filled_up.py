# expect: WRONG on "two epochs, the last batch has 1 of 5"
# slip: The last batch is filled up with samples from the beginning of the order, which are then used twice.
def train(model, X, y, X_val, y_val, orders, batch_size=32, learning_rate=0.1, lr_decay=1.0):
    history = {"loss": [], "val_accuracy": []}
    for order in orders:
        epoch_loss = 0.0
        for i in range(0, len(order), batch_size):
            idx = np.take(order, range(i, i + batch_size), mode="wrap")
            loss, grads = model.loss(X[idx], y[idx])
            epoch_loss += loss * min(batch_size, len(order) - i)
            for name in model.params:
                model.params[name] -= learning_rate * grads[name]
        history["loss"].append(epoch_loss / len(order))
        predicted = np.argmax(model.loss(X_val), axis=1)
        history["val_accuracy"].append(np.mean(predicted == y_val))
        learning_rate *= lr_decay
    return history
