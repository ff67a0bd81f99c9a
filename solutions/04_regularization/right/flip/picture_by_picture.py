# exercises: flip
def flip(images, generator, probability=0.5):
    out = np.empty_like(images)
    for n, image in enumerate(images):
        out[n] = np.fliplr(image.transpose(1, 2, 0)).transpose(2, 0, 1) if generator.uniform() <= probability else image
    return out
