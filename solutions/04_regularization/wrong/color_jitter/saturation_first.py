# expect: WRONG on "all three, as many pictures as columns"
# slip: Saturation comes first and brightness last; with the cuts in between the order matters.
def color_jitter(x, brightness, contrast, saturation):
    b, c, s = (f[:, None, None, None] for f in (brightness, contrast, saturation))
    weights = np.array([0.299, 0.587, 0.114])[:, None, None]
    x = np.clip(s * x + (1 - s) * (weights * x).sum(axis=1, keepdims=True), 0, 1)
    mean = (weights * x).sum(axis=1).mean(axis=(1, 2))[:, None, None, None]
    x = np.clip(c * x + (1 - c) * mean, 0, 1)
    return np.clip(b * x, 0, 1)
