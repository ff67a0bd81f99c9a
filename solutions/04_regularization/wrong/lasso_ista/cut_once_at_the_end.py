# expect: WRONG on "two true weights of six, 40 steps"
# slip: The weights were cut once, after all steps, instead of after each.
def lasso_ista(X, y, reg, lr, num_steps):
    w = np.zeros(X.shape[1])
    for _ in range(num_steps):
        w = w - lr * X.T @ (X @ w - y) / len(y)
    return soft_threshold(w, lr * reg)
