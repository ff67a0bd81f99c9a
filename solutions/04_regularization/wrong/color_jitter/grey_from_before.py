# expect: WRONG on "all three, as many pictures as columns"
# slip: Grey is computed once, from the picture as it came in; each step needs that of the picture of the moment.
def color_jitter(x, brightness, contrast, saturation):
    b, c, s = (f[:, None, None, None] for f in (brightness, contrast, saturation))
    grey = (np.array([0.299, 0.587, 0.114])[:, None, None] * x).sum(axis=1, keepdims=True)
    x = np.clip(b * x, 0, 1)
    x = np.clip(c * x + (1 - c) * grey.mean(axis=(2, 3), keepdims=True), 0, 1)
    return np.clip(s * x + (1 - s) * grey, 0, 1)
