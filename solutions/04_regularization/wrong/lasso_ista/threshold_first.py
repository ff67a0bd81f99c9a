# expect: WRONG on "one step"
# slip: The threshold came before the step, so the weights that it cut were moved away from 0 again.
def lasso_ista(X, y, reg, lr, num_steps):
    w = np.zeros(X.shape[1])
    for _ in range(num_steps):
        slope = X.T @ (X @ w - y) / len(y)
        w = soft_threshold(w, lr * reg) - lr * slope
    return w
