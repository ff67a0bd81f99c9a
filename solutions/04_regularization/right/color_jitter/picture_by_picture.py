# exercises: color_jitter
def color_jitter(x, brightness, contrast, saturation):
    out = []
    for picture, b, c, s in zip(x, brightness, contrast, saturation):
        picture = np.minimum(picture * b, 1.0)
        red, green, blue = picture
        level = np.mean(0.299 * red + 0.587 * green + 0.114 * blue)
        red, green, blue = picture = np.clip(level + c * (picture - level), 0.0, 1.0)
        grey = 0.299 * red + 0.587 * green + 0.114 * blue
        out.append(np.clip([grey + s * (channel - grey) for channel in picture], 0.0, 1.0))
    return np.array(out)
