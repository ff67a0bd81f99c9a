# expect: WRONG on "2x3 kernel, no padding"
# slip: A window was flattened with the channel as the last index; the filters are flattened with the channel first, and the two must match.
def im2col(x, kernel, stride, pad):
    HH, WW = kernel
    padded = np.pad(x, ((0, 0), (0, 0), (pad, pad), (pad, pad))).transpose(0, 2, 3, 1)
    N, Hp, Wp, C = padded.shape
    rows = []
    for n in range(N):
        for i in range(0, Hp - HH + 1, stride):
            for j in range(0, Wp - WW + 1, stride):
                rows.append(padded[n, i:i + HH, j:j + WW, :].ravel())
    return np.array(rows)
