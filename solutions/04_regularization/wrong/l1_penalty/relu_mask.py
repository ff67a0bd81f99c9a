# expect: WRONG on "4x3 weights"
# slip: Where a weight is negative the gradient is -reg, not 0: the absolute value is not a ReLU.
def l1_penalty(W, reg):
    return reg * np.sum(np.abs(W)), reg * (W > 0).astype(float)
