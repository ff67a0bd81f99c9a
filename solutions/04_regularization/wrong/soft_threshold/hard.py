# expect: WRONG on "ten entries"
# slip: This is the hard threshold: what survives is kept as it was, and should move by t as well.
def soft_threshold(w, t):
    return np.where(np.abs(w) > t, w, 0.0)
