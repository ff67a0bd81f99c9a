# expect: RAISED on "filters, 2x3x2x2"
# slip: The trace of a product of matrices gives the sum of squares for two axes only.
def l2_penalty(W, reg):
    return 0.5 * reg * np.trace(W.T @ W), reg * W
