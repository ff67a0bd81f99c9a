# expect: WRONG on "twins and triplets"
# slip: Only units without any twin were counted; a group of twins counts once.
def distinct_units(W1, b1, W2):
    units = np.round(np.hstack([W1.T, b1[:, None], W2]), 5)
    return int((np.unique(units, axis=0, return_counts=True)[1] == 1).sum())
