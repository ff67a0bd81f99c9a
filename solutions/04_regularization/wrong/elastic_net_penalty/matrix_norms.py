# expect: RAISED on "filters, 2x3x2x2"
# slip: The trace of a product of matrices gives the sum of squares for two axes only.
def elastic_net_penalty(W, reg, l1_ratio):
    loss = reg * (l1_ratio * np.abs(W).sum() + 0.5 * (1 - l1_ratio) * np.trace(W @ W.T))
    return loss, reg * (l1_ratio * np.sign(W) + (1 - l1_ratio) * W)
