# expect: SHAPE on "picture of one column"
# slip: The answer for a picture of one column was squeezed to a row of numbers.
def circular_conv2d(x, k):
    F = np.fft.fft2(x) * np.conj(np.fft.fft2(k, s=x.shape))
    return np.squeeze(np.real(np.fft.ifft2(F)))
