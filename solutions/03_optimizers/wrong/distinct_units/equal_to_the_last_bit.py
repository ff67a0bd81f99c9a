# expect: WRONG on "twins up to rounding"
# slip: Units were compared to the last bit; rounding is enough to tell twins apart that way.
def distinct_units(W1, b1, W2):
    return np.unique(np.hstack([W1.T, b1[:, None], W2]), axis=0).shape[0]
