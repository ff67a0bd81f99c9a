# expect: WRONG on "4x3 weights"
# slip: reg multiplies only the first of the two terms.
def elastic_net_penalty(W, reg, l1_ratio):
    loss = reg * l1_ratio * np.abs(W).sum() + (1 - l1_ratio) / 2 * (W * W).sum()
    return loss, reg * l1_ratio * np.sign(W) + (1 - l1_ratio) * W
