# expect: WRONG on "4x3 weights"
# slip: The norm of order 2 of a matrix is its largest singular value, not the root of the sum of all squares.
def l2_penalty(W, reg):
    return 0.5 * reg * np.linalg.norm(W, 2) ** 2, reg * W
