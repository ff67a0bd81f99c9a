# expect: WRONG on "one step"
# slip: The gradient passed the tanh as if its slope were 1.
def two_layer_steps(X, Y, W1, b1, W2, b2, learning_rate, steps):
    for _ in range(steps):
        H = np.tanh(X @ W1 + b1)
        dP = (H @ W2 + b2 - Y) / len(X)
        dW2, db2 = H.T @ dP, dP.sum(axis=0)
        dZ = (dP @ W2.T)
        dW1, db1 = X.T @ dZ, dZ.sum(axis=0)
        W1 = W1 - learning_rate * dW1
        b1 = b1 - learning_rate * db1
        W2 = W2 - learning_rate * dW2
        b2 = b2 - learning_rate * db2
    return W1, b1, W2, b2
