# expect: SHAPE on "one sample, one channel"
# slip: A batch of one picture was returned as the picture alone, without its first axis.
def pad_reflect(x, pad):
    ph, pw = pad
    pictures = [np.pad(picture, ((0, 0), (ph, ph), (pw, pw)), mode="reflect") for picture in x]
    return np.stack(pictures) if len(pictures) > 1 else pictures[0]
