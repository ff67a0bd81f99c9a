# expect: WRONG on "4x3 weights"
# slip: The gradient lacks the factor reg that the loss has.
def l1_penalty(W, reg):
    return reg * np.sum(np.abs(W)), np.sign(W)
