# expect: WRONG on "4x3 weights"
# slip: The mean of the squares was taken; the price is a sum, so that every weight costs the same in a large layer and in a small one.
def l2_penalty(W, reg):
    return 0.5 * reg * np.mean(W**2), reg * W / W.size
