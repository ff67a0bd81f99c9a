# expect: WRONG on "one step"
# slip: The loss divides by the number of samples, not by the number of entries of Y.
def two_layer_steps(X, Y, W1, b1, W2, b2, learning_rate, steps):
    for _ in range(steps):
        H = np.tanh(X @ W1 + b1)
        dP = (H @ W2 + b2 - Y) / Y.size
        dW2, db2 = H.T @ dP, dP.sum(axis=0)
        dZ = (dP @ W2.T) * (1 - H**2)
        dW1, db1 = X.T @ dZ, dZ.sum(axis=0)
        W1 = W1 - learning_rate * dW1
        b1 = b1 - learning_rate * db1
        W2 = W2 - learning_rate * dW2
        b2 = b2 - learning_rate * db2
    return W1, b1, W2, b2
