# expect: WRONG on "4x3 weights"
# slip: The loss has no half while the gradient has no 2: the gradient is that of another loss.
def l2_penalty(W, reg):
    return reg * np.sum(W**2), reg * W
