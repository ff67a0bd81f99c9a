# expect: WRONG on "4x3 weights"
# slip: The ratio stands in the loss and not in the gradient.
def elastic_net_penalty(W, reg, l1_ratio):
    loss = reg * (l1_ratio * np.sum(np.abs(W)) + 0.5 * (1 - l1_ratio) * np.sum(W**2))
    return loss, reg * (np.sign(W) + W)
