# exercises: pad_zero pad_reflect
def pad_zero(x, pad):
    ph, pw = pad
    for _ in range(ph):
        line = np.zeros((x.shape[0], x.shape[1], 1, x.shape[3]))
        x = np.concatenate((line, x, line), 2)
    for _ in range(pw):
        line = np.zeros((x.shape[0], x.shape[1], x.shape[2], 1))
        x = np.concatenate((line, x, line), 3)
    return x


def pad_reflect(x, pad):
    ph, pw = pad
    N, C, H, W = x.shape

    def look(i, n):
        i = -i if i < 0 else i
        return 2 * (n - 1) - i if i > n - 1 else i

    out = np.empty((N, C, H + 2 * ph, W + 2 * pw))
    for i in range(H + 2 * ph):
        for j in range(W + 2 * pw):
            out[..., i, j] = x[..., look(i - ph, H), look(j - pw, W)]
    return out
