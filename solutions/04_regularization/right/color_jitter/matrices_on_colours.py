# exercises: color_jitter
def color_jitter(x, brightness, contrast, saturation):
    eye = np.eye(3)
    to_grey = np.ones((3, 1)) * [0.299, 0.587, 0.114]
    pixels = x.reshape(len(x), 3, -1)
    pixels = (pixels * brightness[:, None, None]).clip(0, 1)
    level = to_grey @ pixels.mean(axis=2, keepdims=True)
    pixels = (contrast[:, None, None] * pixels + (1 - contrast)[:, None, None] * level).clip(0, 1)
    turned = saturation[:, None, None] * eye + (1 - saturation)[:, None, None] * to_grey
    return (turned @ pixels).clip(0, 1).reshape(x.shape)
