# expect: WRONG on "the first epoch was the best"
# slip: The weights of the best epoch were put back at the end, in place of those of the last step.
def train(model, X, y, X_val, y_val, orders, batch_size=32, learning_rate=0.1, lr_decay=1.0):
    history, best, best_params = {"loss": [], "val_accuracy": []}, -1.0, {}
    for order in orders:
        total = 0.0
        for start in range(0, len(order), batch_size):
            batch = order[start : start + batch_size]
            loss, grads = model.loss(X[batch], y[batch])
            total += loss * len(batch)
            for name in grads:
                model.params[name] = model.params[name] - learning_rate * grads[name]
        history["loss"].append(total / len(order))
        accuracy = np.mean(model.loss(X_val).argmax(axis=1) == y_val)
        history["val_accuracy"].append(accuracy)
        if accuracy > best:
            best, best_params = accuracy, {name: value.copy() for name, value in model.params.items()}
        learning_rate *= lr_decay
    model.params.update(best_params)
    return history
