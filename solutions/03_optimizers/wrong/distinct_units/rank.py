# expect: WRONG on "opposite units"
# slip: The rank counts linearly independent units; a unit that is a multiple of another is a different unit all the same.
def distinct_units(W1, b1, W2):
    return int(np.linalg.matrix_rank(np.hstack([W1.T, b1[:, None], W2]), tol=1e-6))
