# expect: WRONG on "4x3 weights"
# slip: This is the convention of the linear classifiers, reg times the sum of squares; here half of it is meant.
def l2_penalty(W, reg):
    return reg * np.sum(W**2), 2 * reg * W
