# exercises: lasso_ista
def lasso_ista(X, y, reg, lr, num_steps):
    if num_steps == 0:
        return np.zeros(len(X[0]))
    w = lasso_ista(X, y, reg, lr, num_steps - 1)
    off = [sum(a * b for a, b in zip(row, w)) - target for row, target in zip(X, y)]
    out = []
    for j in range(len(w)):
        v = w[j] - lr * np.mean([o * row[j] for o, row in zip(off, X)])
        out.append(v - lr * reg if v > lr * reg else v + lr * reg if v < -lr * reg else 0.0)
    return np.array(out)
