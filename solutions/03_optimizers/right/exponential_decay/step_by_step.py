# exercises: exponential_decay
def exponential_decay(t, start, factor, steps):
    each = factor ** (1 / steps)
    return np.array(start * np.prod(np.full(t, each)))
