# expect: WRONG on "4x3 weights"
# slip: The entries were summed without their absolute values: positive and negative weights cancel.
def l1_penalty(W, reg):
    return reg * abs(np.sum(W)), reg * np.sign(W)
