# expect: SHAPE on "absolute values alone"
# slip: Axes of length 1 were squeezed away, so the gradient has another shape than the weights.
def elastic_net_penalty(W, reg, l1_ratio):
    W = np.squeeze(W)
    loss = reg * (l1_ratio * np.abs(W).sum() + 0.5 * (1 - l1_ratio) * (W * W).sum())
    return loss, reg * (l1_ratio * np.sign(W) + (1 - l1_ratio) * W)
