# expect: WRONG on "4x3 weights"
# slip: The norm was not squared, yet the gradient is that of the square.
def l2_penalty(W, reg):
    return 0.5 * reg * np.sqrt(np.sum(W**2)), reg * W
