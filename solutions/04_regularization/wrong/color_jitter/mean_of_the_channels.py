# expect: WRONG on "contrast alone"
# slip: Grey as the plain mean of the three channels: the eye weighs green most and blue least.
def color_jitter(x, brightness, contrast, saturation):
    b, c, s = (f[:, None, None, None] for f in (brightness, contrast, saturation))
    weights = np.full(3, 1 / 3)[:, None, None]
    x = np.clip(b * x, 0, 1)
    mean = (weights * x).sum(axis=1).mean(axis=(1, 2))[:, None, None, None]
    x = np.clip(c * x + (1 - c) * mean, 0, 1)
    grey = (weights * x).sum(axis=1, keepdims=True)
    return np.clip(s * x + (1 - s) * grey, 0, 1)
