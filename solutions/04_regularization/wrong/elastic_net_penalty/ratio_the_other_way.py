# expect: WRONG on "4x3 weights"
# slip: l1_ratio was given to the squares and the rest to the absolute values.
def elastic_net_penalty(W, reg, l1_ratio):
    loss = reg * ((1 - l1_ratio) * np.sum(np.abs(W)) + 0.5 * l1_ratio * np.sum(W**2))
    return loss, reg * ((1 - l1_ratio) * np.sign(W) + l1_ratio * W)
