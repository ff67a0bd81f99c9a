# exercises: variance_gain
def variance_gain(fan, std, slope):
    gain = np.sqrt(2.0 / (1.0 + slope**2))  # the std that keeps the size is gain / sqrt(fan)
    return (std / (gain / fan**0.5)) ** 2
