# exercises: true_conv2d
def true_conv2d(x, k, mode="valid"):
    H, W = x.shape
    h, w = k.shape
    full = np.zeros((H + h - 1, W + w - 1))
    for i in range(H):
        for j in range(W):
            full[i:i + h, j:j + w] += x[i, j] * k
    return full if mode == "full" else full[h - 1:H, w - 1:W]
