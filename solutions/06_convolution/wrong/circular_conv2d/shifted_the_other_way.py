# expect: WRONG on "3x2 kernel"
# slip: The picture was shifted the wrong way for each tap, which flips the kernel: to bring pixel i + a to i, shift by -a.
def circular_conv2d(x, k):
    out = np.zeros_like(x)
    for a in range(k.shape[0]):
        for b in range(k.shape[1]):
            out += k[a, b] * np.roll(x, (a, b), axis=(0, 1))
    return out
