# exercises: xavier_uniform
def xavier_uniform(fan_in, fan_out):
    rng = np.random.default_rng()
    a = np.sqrt(3) * np.sqrt(2) / np.sqrt(fan_in + fan_out)
    return rng.choice([-1.0, 1.0], size=(fan_in, fan_out)) * rng.uniform(0, a, size=(fan_in, fan_out))
