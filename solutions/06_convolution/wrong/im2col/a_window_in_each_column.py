# expect: SHAPE on "2x3 kernel, no padding"
# slip: Each window stands in a column, as the name suggests; this notebook puts each window in a row.
def im2col(x, kernel, stride, pad):
    HH, WW = kernel
    padded = np.pad(x, ((0, 0), (0, 0), (pad, pad), (pad, pad)))
    N, C, Hp, Wp = padded.shape
    cols = [padded[n, :, i:i + HH, j:j + WW].ravel()
            for n in range(N) for i in range(0, Hp - HH + 1, stride) for j in range(0, Wp - WW + 1, stride)]
    return np.stack(cols, axis=1)
