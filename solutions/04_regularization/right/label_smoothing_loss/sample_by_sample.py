# exercises: label_smoothing_loss
def label_smoothing_loss(x, y, eps):
    total, dx = 0.0, x.copy()
    for n, row in enumerate(x):
        top = max(row)
        lse = top + np.log(sum(np.exp(v - top) for v in row))
        total += lse - (1 - eps) * row[y[n]] - eps * row.mean()
        for k in range(len(row)):
            dx[n, k] = (np.exp(row[k] - lse) - eps / len(row) - (1 - eps) * (k == y[n])) / len(x)
    return total / len(x), dx
