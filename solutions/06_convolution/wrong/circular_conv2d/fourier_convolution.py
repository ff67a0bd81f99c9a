# expect: WRONG on "3x2 kernel"
# slip: A product of Fourier transforms is a true convolution, with the kernel flipped: for a correlation one factor is conjugated.
def circular_conv2d(x, k):
    return np.fft.ifft2(np.fft.fft2(x) * np.fft.fft2(k, s=x.shape)).real
