# exercises: pad_zero pad_reflect
def pad_zero(x, pad):
    (H, W), (ph, pw) = x.shape[-2:], pad
    rows, columns = np.eye(H + 2 * ph, H, -ph), np.eye(W, W + 2 * pw, pw)  # they place row i at row i + ph, column j at column j + pw
    return rows @ x @ columns


def pad_reflect(x, pad):
    return np.pad(x, [(0, 0), (0, 0)] + [(p, p) for p in pad], mode="reflect")
