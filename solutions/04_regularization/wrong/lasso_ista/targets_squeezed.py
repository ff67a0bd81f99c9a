# expect: RAISED on "a single sample"
# slip: The target of a single sample was squeezed to a number without a length.
def lasso_ista(X, y, reg, lr, num_steps):
    y = np.squeeze(y)
    w = np.zeros(X.shape[1])
    for _ in range(num_steps):
        w = soft_threshold(w - lr * X.T @ (X @ w - y) / len(y), lr * reg)
    return w
