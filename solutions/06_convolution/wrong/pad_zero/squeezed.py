# expect: SHAPE on "one sample, one channel"
# slip: Axes of length 1 were squeezed away: a batch of one picture with one channel lost its first two axes.
def pad_zero(x, pad):
    ph, pw = pad
    pictures = [np.pad(channel, ((ph, ph), (pw, pw))) for picture in x for channel in picture]
    return np.squeeze(np.array(pictures).reshape(*x.shape[:2], *pictures[0].shape))
