# expect: RAISED on "a vector"
# slip: The loop takes rows apart, and the entries of a vector are numbers, not rows.
def l1_penalty(W, reg):
    loss, dW = 0.0, np.zeros_like(W)
    for i, row in enumerate(W):
        for j, entry in enumerate(row):
            loss += reg * np.abs(entry).sum()
            dW[i, j] = np.where(entry > 0, reg, -reg)
    return loss, dW
