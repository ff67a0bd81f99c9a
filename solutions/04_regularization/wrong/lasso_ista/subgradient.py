# expect: WRONG on "one step"
# slip: This is gradient descent with the sign of the weights: they jump around 0 and are never exactly 0.
def lasso_ista(X, y, reg, lr, num_steps):
    w = np.zeros(X.shape[1])
    for _ in range(num_steps):
        w = w - lr * (X.T @ (X @ w - y) / len(y) + reg * np.sign(w))
    return w
