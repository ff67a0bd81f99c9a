# expect: RAISED on "a vector"
# slip: The loop takes rows apart, and the entries of a vector are numbers, not rows.
def l2_penalty(W, reg):
    squares = sum(np.sum(entry**2) for row in W for entry in row)
    return 0.5 * reg * squares, reg * W
