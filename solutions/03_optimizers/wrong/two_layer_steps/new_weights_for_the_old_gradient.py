# expect: WRONG on "one step"
# slip: The second layer was changed before the gradient of the first was computed; all gradients belong to the old parameters.
def two_layer_steps(X, Y, W1, b1, W2, b2, learning_rate, steps):
    for _ in range(steps):
        H = np.tanh(X @ W1 + b1)
        dP = (H @ W2 + b2 - Y) / len(X)
        W2 = W2 - learning_rate * H.T @ dP
        b2 = b2 - learning_rate * dP.sum(axis=0)
        dZ = (dP @ W2.T) * (1 - H**2)
        W1 = W1 - learning_rate * X.T @ dZ
        b1 = b1 - learning_rate * dZ.sum(axis=0)
    return W1, b1, W2, b2
