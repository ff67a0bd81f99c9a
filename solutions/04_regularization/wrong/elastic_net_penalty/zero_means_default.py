# expect: WRONG on "squares alone"
# slip: A ratio of 0 was taken for a missing one and replaced by a default.
def elastic_net_penalty(W, reg, l1_ratio):
    ratio = l1_ratio or 0.5
    loss = reg * (ratio * np.abs(W).sum() + 0.5 * (1 - ratio) * (W * W).sum())
    return loss, reg * (ratio * np.sign(W) + (1 - ratio) * W)
