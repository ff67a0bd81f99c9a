# expect: WRONG on "4x3 weights"
# slip: The half belongs to the squares only; here it halves the absolute values too.
def elastic_net_penalty(W, reg, l1_ratio):
    loss = 0.5 * reg * np.sum(l1_ratio * np.abs(W) + (1 - l1_ratio) * W**2)
    return loss, reg * (0.5 * l1_ratio * np.sign(W) + (1 - l1_ratio) * W)
