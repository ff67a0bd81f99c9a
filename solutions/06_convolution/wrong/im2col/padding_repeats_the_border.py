# expect: WRONG on "padding 2"
# slip: The padding repeats the pixels of the border; it was to be zeros.
def im2col(x, kernel, stride, pad):
    HH, WW = kernel
    padded = np.pad(x, ((0, 0), (0, 0), (pad, pad), (pad, pad)), mode="edge")
    N, C, Hp, Wp = padded.shape
    rows = [padded[n, :, i:i + HH, j:j + WW].ravel()
            for n in range(N) for i in range(0, Hp - HH + 1, stride) for j in range(0, Wp - WW + 1, stride)]
    return np.stack(rows)
