# expect: WRONG on "a batch larger than the data"
# slip: Data that fill no more than one batch gave no batch at all.
def train(model, X, y, X_val, y_val, orders, batch_size=32, learning_rate=0.1, lr_decay=1.0):
    history = {"loss": [], "val_accuracy": []}
    for order in orders:
        parts = np.array_split(order, np.arange(batch_size, len(order), batch_size)) if len(order) > batch_size else []
        total = 0.0
        for batch in parts:
            loss, grads = model.loss(X[batch], y[batch])
            total += loss * len(batch)
            for name in grads:
                model.params[name] = model.params[name] - learning_rate * grads[name]
        history["loss"].append(total / len(order))
        history["val_accuracy"].append(np.mean(model.loss(X_val).argmax(axis=1) == y_val))
        learning_rate *= lr_decay
    return history
