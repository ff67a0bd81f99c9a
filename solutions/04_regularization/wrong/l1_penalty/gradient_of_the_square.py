# expect: WRONG on "4x3 weights"
# slip: The gradient belongs to the L2 penalty; that of an absolute value is a sign and does not grow with the weight.
def l1_penalty(W, reg):
    return reg * np.sum(np.abs(W)), reg * W
