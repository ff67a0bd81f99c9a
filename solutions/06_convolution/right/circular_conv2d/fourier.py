# exercises: circular_conv2d
def circular_conv2d(x, k):
    large = np.zeros(x.shape)
    large[:k.shape[0], :k.shape[1]] = k
    return np.fft.ifft2(np.fft.fft2(x) * np.fft.fft2(large).conj()).real
