# expect: WRONG on "brightness alone"
# slip: Nothing is cut to [0, 1]: a bright pixel becomes brighter than white.
def color_jitter(x, brightness, contrast, saturation):
    b, c, s = (f[:, None, None, None] for f in (brightness, contrast, saturation))
    weights = np.array([0.299, 0.587, 0.114])[:, None, None]
    x = b * x
    mean = (weights * x).sum(axis=1).mean(axis=(1, 2))[:, None, None, None]
    x = c * x + (1 - c) * mean
    grey = (weights * x).sum(axis=1, keepdims=True)
    return s * x + (1 - s) * grey
