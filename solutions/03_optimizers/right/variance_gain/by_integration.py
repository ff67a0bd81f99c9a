# exercises: variance_gain
def variance_gain(fan, std, slope):
    # E[f(z)^2] for z ~ N(0, fan std^2), the two halves by quadrature of z^2 times the density
    z = np.linspace(0, 12, 20001)
    half = np.exp(-z * z / 2) / np.sqrt(2 * np.pi) * z * z
    half = np.sum((half[1:] + half[:-1]) / 2) * (z[1] - z[0])
    left, right = slope * slope * half, half
    return np.array(fan * np.square(std) * (left + right))
