# expect: WRONG on "one step"
# slip: The slope is that of the sum of the squared errors; the loss is a mean over N.
def lasso_ista(X, y, reg, lr, num_steps):
    w = np.zeros(X.shape[1])
    for _ in range(num_steps):
        w = soft_threshold(w - lr * X.T @ (X @ w - y), lr * reg)
    return w
