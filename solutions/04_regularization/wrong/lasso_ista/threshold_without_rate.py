# expect: WRONG on "one step"
# slip: The threshold lacks the learning rate: a step of rate lr moves a weight by lr * reg.
def lasso_ista(X, y, reg, lr, num_steps):
    w = np.zeros(X.shape[1])
    for _ in range(num_steps):
        w = soft_threshold(w - lr * X.T @ (X @ w - y) / len(y), reg)
    return w
