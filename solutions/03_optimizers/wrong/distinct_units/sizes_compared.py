# expect: WRONG on "opposite units"
# slip: Only absolute values were compared; a unit with all signs turned computes the negative of it.
def distinct_units(W1, b1, W2):
    units = np.round(np.abs(np.hstack([W1.T, b1[:, None], W2])), 5)
    return len(np.unique(units, axis=0))
