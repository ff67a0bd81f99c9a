# exercises: cross_correlate2d true_conv2d
def full(x, k):
    shape = (x.shape[0] + k.shape[0] - 1, x.shape[1] + k.shape[1] - 1)
    return np.fft.irfft2(np.fft.rfft2(x, shape) * np.fft.rfft2(k, shape), shape)


def true_conv2d(image, kernel, mode="valid"):
    everything = full(image, kernel)
    if mode == "full":
        return everything
    return everything[kernel.shape[0] - 1:image.shape[0], kernel.shape[1] - 1:image.shape[1]]


def cross_correlate2d(image, kernel):
    return true_conv2d(image, np.rot90(kernel, 2))
