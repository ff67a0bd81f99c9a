# expect: SHAPE on "one colour picture, always"
# slip: Axes of length 1 are squeezed away, so that a batch of one picture comes back as a picture.
def flip(x, rng, p=0.5):
    out = [picture[:, :, ::-1] if rng.random() < p else picture for picture in x]
    return np.stack(out) if len(out) > 1 else np.squeeze(out)
