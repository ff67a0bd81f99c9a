# expect: SHAPE on "one row"
# slip: Axes of length 1 were squeezed away, so the gradient has another shape than the weights.
def l2_penalty(W, reg):
    W = np.squeeze(W)
    return 0.5 * reg * np.sum(W**2), reg * W
