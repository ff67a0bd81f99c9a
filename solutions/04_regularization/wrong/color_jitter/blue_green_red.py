# expect: WRONG on "contrast alone"
# slip: The weights of grey stand in the order blue, green, red.
def color_jitter(x, brightness, contrast, saturation):
    b, c, s = (f[:, None, None, None] for f in (brightness, contrast, saturation))
    weights = np.array([0.114, 0.587, 0.299])[:, None, None]
    x = np.clip(b * x, 0, 1)
    mean = (weights * x).sum(axis=1).mean(axis=(1, 2))[:, None, None, None]
    x = np.clip(c * x + (1 - c) * mean, 0, 1)
    grey = (weights * x).sum(axis=1, keepdims=True)
    return np.clip(s * x + (1 - s) * grey, 0, 1)
