# exercises: distinct_units
def distinct_units(W1, b1, W2):
    return len({tuple(np.round([*W1[:, j], b1[j], *W2[j]], 5) + 0.0) for j in range(W1.shape[1])})
