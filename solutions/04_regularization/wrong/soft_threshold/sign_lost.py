# expect: WRONG on "ten entries"
# slip: The sign was not put back.
def soft_threshold(w, t):
    return np.maximum(np.abs(w) - t, 0)
