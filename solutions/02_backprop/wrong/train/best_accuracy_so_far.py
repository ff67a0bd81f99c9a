# expect: WRONG on "the first epoch was the best"
# slip: The history holds the best accuracy so far, which never falls.
def train(model, X, y, X_val, y_val, orders, batch_size=32, learning_rate=0.1, lr_decay=1.0):
    history, best = {"loss": [], "val_accuracy": []}, 0.0
    for order in orders:
        total = 0.0
        for start in range(0, len(order), batch_size):
            batch = order[start : start + batch_size]
            loss, grads = model.loss(X[batch], y[batch])
            total += loss * len(batch)
            for name in grads:
                model.params[name] = model.params[name] - learning_rate * grads[name]
        history["loss"].append(total / len(order))
        best = max(best, np.mean(model.loss(X_val).argmax(axis=1) == y_val))
        history["val_accuracy"].append(best)
        learning_rate *= lr_decay
    return history
