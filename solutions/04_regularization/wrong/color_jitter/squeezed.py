# expect: SHAPE on "one pixel"
# slip: Axes of length 1 are squeezed away: a picture of one pixel has four axes, too.
def color_jitter(x, brightness, contrast, saturation):
    b, c, s = (f[:, None, None, None] for f in (brightness, contrast, saturation))
    weights = np.array([0.299, 0.587, 0.114])[:, None, None]
    x = np.clip(b * x, 0, 1)
    mean = (weights * x).sum(axis=1).mean(axis=(1, 2))[:, None, None, None]
    x = np.clip(c * x + (1 - c) * mean, 0, 1)
    grey = (weights * x).sum(axis=1, keepdims=True)
    return np.squeeze(np.clip(s * x + (1 - s) * grey, 0, 1))
