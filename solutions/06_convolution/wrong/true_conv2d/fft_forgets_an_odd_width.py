# expect: SHAPE on "full, kernel 3x2"
# slip: The inverse real Fourier transform was not told the size: it always gives an even width, and loses a column of an odd one.
def true_conv2d(x, k, mode="valid"):
    size = (x.shape[0] + k.shape[0] - 1, x.shape[1] + k.shape[1] - 1)
    full = np.fft.irfft2(np.fft.rfft2(x, size) * np.fft.rfft2(k, size))
    if mode == "full":
        return full
    return full[k.shape[0] - 1:x.shape[0], k.shape[1] - 1:x.shape[1]]
