# expect: SHAPE on "1x1 kernel, one channel"
# slip: The result was squeezed: with a window of a single number the second axis is lost.
def im2col(x, kernel, stride, pad):
    HH, WW = kernel
    padded = np.pad(x, ((0, 0), (0, 0), (pad, pad), (pad, pad)))
    N, C, Hp, Wp = padded.shape
    rows = [padded[n, :, i:i + HH, j:j + WW].flatten()
            for n in range(N) for i in range(0, Hp - HH + 1, stride) for j in range(0, Wp - WW + 1, stride)]
    return np.squeeze(np.array(rows))
