# exercises: cross_correlate2d
def cross_correlate2d(x, k):
    out = []
    for i in range(len(x) - len(k) + 1):
        out.append([])
        for j in range(len(x[0]) - len(k[0]) + 1):
            total = 0.0
            for a in range(len(k)):
                for c in range(len(k[0])):
                    total += x[i + a][j + c] * k[a][c]
            out[i].append(total)
    return np.array(out)
