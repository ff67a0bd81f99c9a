# exercises: circular_conv2d
def circular_conv2d(x, k):
    H, W = x.shape
    out = []
    for i in range(H):
        row = []
        for j in range(W):
            row.append(sum(x[i + a - H][j + b - W] * k[a][b] for a in range(len(k)) for b in range(len(k[0]))))
        out.append(row)
    return np.array(out)
