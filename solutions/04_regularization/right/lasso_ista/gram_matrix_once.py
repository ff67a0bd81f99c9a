# exercises: lasso_ista
def lasso_ista(X, y, reg, lr, num_steps):
    n, d = X.shape
    G, c = X.T.dot(X) / n, y.dot(X) / n
    w = np.zeros((d, 1))
    for step in range(num_steps):
        moved = w - lr * (G @ w - c[:, None])
        w = np.where(abs(moved) <= lr * reg, 0.0, moved - np.copysign(lr * reg, moved))
    return w[:, 0]
