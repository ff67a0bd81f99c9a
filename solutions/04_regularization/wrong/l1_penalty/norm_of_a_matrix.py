# expect: WRONG on "4x3 weights"
# slip: The norm of order 1 of a matrix is its largest column sum, not the sum over all entries.
def l1_penalty(W, reg):
    return reg * np.linalg.norm(W, 1), reg * np.sign(W)
