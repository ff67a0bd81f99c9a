# expect: RAISED on "one input feature"
# slip: Axes of length 1 were squeezed away and one put back in front: with a single feature that turns the column of samples into a row.
def affine_forward(x, w, b):
    rows = np.atleast_2d(np.squeeze(x.reshape(x.shape[0], -1)))
    out = rows @ w + b
    return out, (x, w, b)
