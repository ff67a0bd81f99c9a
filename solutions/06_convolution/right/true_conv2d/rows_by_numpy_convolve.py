# exercises: true_conv2d
def true_conv2d(x, k, mode="valid"):
    rows = {}
    for i, line in enumerate(x):
        for a, weights in enumerate(k):
            rows[i + a] = rows.get(i + a, 0) + np.convolve(line, weights)
    full = np.array([rows[i] for i in range(len(x) + len(k) - 1)])
    if mode == "valid":
        full = full[len(k) - 1:len(x), k.shape[1] - 1:x.shape[1]]
    return full
