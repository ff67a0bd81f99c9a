# exercises: kaiming_initializer
def kaiming_initializer(channels_in, channels_out, size=None, followed_by_relu=True):
    taps = size * size if size else 1
    std = 1 / np.sqrt(channels_in * taps / (2 if followed_by_relu else 1))
    filters = [np.random.normal(scale=std, size=channels_in * taps) for _ in range(channels_out)]
    if not size:
        return np.column_stack(filters)
    return np.array([f.reshape(channels_in, size, size) for f in filters])
