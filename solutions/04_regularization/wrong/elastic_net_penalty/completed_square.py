# expect: RAISED on "absolute values alone"
# slip: Completing the square divides by the share of the squares, which may be 0.
def elastic_net_penalty(W, reg, l1_ratio):
    straight, square = reg * l1_ratio, reg * (1 - l1_ratio)
    moved = np.abs(W) + straight / square
    loss = 0.5 * square * np.sum(moved**2) - W.size * straight**2 / (2 * square)
    return loss, square * moved * np.sign(W)
