# exercises: conv_dw_by_correlation
def conv_dw_by_correlation(x, dout, pad):
    total = 0
    for image, d in zip(x, dout):
        total = total + np.array([[plane(channel, one, pad) for channel in image] for one in d])
    return total


def plane(channel, one, pad):
    spectrum = (channel.shape[0] + 2 * pad, channel.shape[1] + 2 * pad)
    lifted = np.zeros(spectrum)
    lifted[pad:pad + channel.shape[0], pad:pad + channel.shape[1]] = channel
    product = np.fft.fft2(lifted) * np.conj(np.fft.fft2(one, spectrum))
    return np.fft.ifft2(product).real[:spectrum[0] - one.shape[0] + 1, :spectrum[1] - one.shape[1] + 1]
