# expect: WRONG on "two true weights of six, 40 steps"
# slip: The return stands inside the loop, so that one step was made whatever num_steps says.
def lasso_ista(X, y, reg, lr, num_steps):
    w = np.zeros(X.shape[1])
    for _ in range(num_steps):
        w = soft_threshold(w - lr * X.T @ (X @ w - y) / len(y), lr * reg)
        return w
