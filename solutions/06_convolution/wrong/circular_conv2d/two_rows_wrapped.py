# expect: RAISED on "5x4 kernel"
# slip: Two rows and columns were wrapped, whatever the kernel: it needs h - 1 rows and w - 1 columns.
def circular_conv2d(x, k):
    wrapped = np.pad(x, ((0, 2), (0, 2)), mode="wrap")
    out = np.zeros(x.shape)
    for i in range(x.shape[0]):
        for j in range(x.shape[1]):
            for a in range(k.shape[0]):
                for b in range(k.shape[1]):
                    out[i, j] += wrapped[i + a, j + b] * k[a, b]
    return out
