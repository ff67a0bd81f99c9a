# expect: SHAPE on "a single weight"
# slip: A vector of one weight was squeezed to a number.
def lasso_ista(X, y, reg, lr, num_steps):
    w = np.zeros(X.shape[1])
    for _ in range(num_steps):
        w = soft_threshold(w - lr * X.T @ (X @ w - y) / len(y), lr * reg)
    return w.squeeze()
