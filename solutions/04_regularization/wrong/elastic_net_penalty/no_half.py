# expect: WRONG on "4x3 weights"
# slip: The squares came without their half, in the loss alone: loss and gradient disagree.
def elastic_net_penalty(W, reg, l1_ratio):
    loss = reg * (l1_ratio * np.sum(np.abs(W)) + (1 - l1_ratio) * np.sum(W**2))
    return loss, reg * (l1_ratio * np.sign(W) + (1 - l1_ratio) * W)
