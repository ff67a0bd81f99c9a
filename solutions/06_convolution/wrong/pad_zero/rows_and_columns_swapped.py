# expect: SHAPE on "2 pictures, pad (1, 2)"
# slip: Height and width were mixed up: the first number of pad belongs to the rows.
def pad_zero(x, pad):
    ph, pw = pad
    return np.pad(x, ((0, 0), (0, 0), (pw, pw), (ph, ph)))
