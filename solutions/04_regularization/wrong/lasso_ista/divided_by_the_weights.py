# expect: WRONG on "one step"
# slip: The slope was divided by the number of weights, not by the number of samples.
def lasso_ista(X, y, reg, lr, num_steps):
    w = np.zeros(X.shape[1])
    for _ in range(num_steps):
        w = soft_threshold(w - lr * X.T @ (X @ w - y) / X.shape[1], lr * reg)
    return w
