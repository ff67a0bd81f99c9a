# expect: WRONG on "2 pictures, pad (1, 2)"
# slip: The mirror stands beside the outermost pixel, so that this pixel appears twice: in reflect padding it stands on the pixel.
def pad_reflect(x, pad):
    ph, pw = pad
    return np.pad(x, ((0, 0), (0, 0), (ph, ph), (pw, pw)), mode="symmetric")
