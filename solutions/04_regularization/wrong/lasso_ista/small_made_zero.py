# expect: WRONG on "one step"
# slip: Small weights were set to 0 and the large ones left alone: that is the hard threshold.
def lasso_ista(X, y, reg, lr, num_steps):
    w = np.zeros(X.shape[1])
    for _ in range(num_steps):
        w = w - lr * X.T @ (X @ w - y) / len(y)
        w[np.abs(w) < lr * reg] = 0
    return w
