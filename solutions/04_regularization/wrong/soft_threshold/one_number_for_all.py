# expect: RAISED on "a threshold for each entry"
# slip: The threshold was taken for one number; it may be an array.
def soft_threshold(w, t):
    flat = [np.sign(v) * max(abs(v) - float(t), 0.0) for v in w.ravel()]
    return np.array(flat).reshape(w.shape)
