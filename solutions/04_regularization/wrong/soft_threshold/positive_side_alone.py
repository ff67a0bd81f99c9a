# expect: WRONG on "ten entries"
# slip: Negative entries were cut to 0 whatever their size.
def soft_threshold(w, t):
    return np.maximum(w - t, 0)
