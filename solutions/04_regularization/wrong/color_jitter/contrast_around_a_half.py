# expect: WRONG on "contrast alone"
# slip: Contrast mixes with 0.5; it was to be the mean grey of the picture.
def color_jitter(x, brightness, contrast, saturation):
    b, c, s = (f[:, None, None, None] for f in (brightness, contrast, saturation))
    weights = np.array([0.299, 0.587, 0.114])[:, None, None]
    x = np.clip(b * x, 0, 1)
    mean = 0.5
    x = np.clip(c * x + (1 - c) * mean, 0, 1)
    grey = (weights * x).sum(axis=1, keepdims=True)
    return np.clip(s * x + (1 - s) * grey, 0, 1)
