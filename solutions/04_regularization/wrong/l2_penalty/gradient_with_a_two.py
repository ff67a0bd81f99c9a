# expect: WRONG on "4x3 weights"
# slip: The gradient carries a 2 that the half in the loss has already taken away.
def l2_penalty(W, reg):
    return 0.5 * reg * np.sum(W**2), 2 * reg * W
