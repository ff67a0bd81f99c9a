# exercises: train
def train(model, X, y, X_val, y_val, orders, batch_size=32, learning_rate=0.1, lr_decay=1.0):
    history = {"val_accuracy": np.zeros(0), "loss": np.zeros(0)}
    rate = np.float64(learning_rate)
    for order in orders:
        data, labels = X[order], y[order]
        cuts = np.arange(batch_size, len(data), batch_size)
        weighted = 0.0
        for part, marks in zip(np.split(data, cuts), np.split(labels, cuts)):
            cost, grads = model.loss(part, marks)
            weighted += cost * part.shape[0] / data.shape[0]
            for key in list(grads):
                model.params[key] -= rate * grads[key]
            part *= 0
        rate = rate * lr_decay
        history["loss"] = np.append(history["loss"], weighted)
        history["val_accuracy"] = np.append(history["val_accuracy"], (model.loss(X_val).argmax(1) == y_val).sum() / y_val.size)
    return history
