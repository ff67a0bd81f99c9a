# expect: SHAPE on "one row"
# slip: Axes of length 1 were squeezed away, so the gradient has another shape than the weights.
def l1_penalty(W, reg):
    W = np.squeeze(W)
    return reg * np.sum(np.abs(W)), reg * np.sign(W)
