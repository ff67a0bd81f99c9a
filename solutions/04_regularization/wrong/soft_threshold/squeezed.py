# expect: SHAPE on "one row"
# slip: Axes of length 1 were squeezed away.
def soft_threshold(w, t):
    w, t = np.squeeze(w), np.squeeze(t)
    return np.sign(w) * np.maximum(np.abs(w) - t, 0)
