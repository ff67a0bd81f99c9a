# expect: WRONG on "all three, as many pictures as columns"
# slip: Only the last result is cut to [0, 1]; each of the three steps ends with a cut.
def color_jitter(x, brightness, contrast, saturation):
    b, c, s = (f[:, None, None, None] for f in (brightness, contrast, saturation))
    weights = np.array([0.299, 0.587, 0.114])[:, None, None]
    x = b * x
    mean = (weights * x).sum(axis=1).mean(axis=(1, 2))[:, None, None, None]
    x = c * x + (1 - c) * mean
    grey = (weights * x).sum(axis=1, keepdims=True)
    return np.clip(s * x + (1 - s) * grey, 0, 1)
