# expect: WRONG on "5 steps of 3 episodes"
# slip: Time was summed and only the episodes averaged; the mean is over all entries.
def reinforce_loss(log_probs, returns):
    weighted = -log_probs * returns.detach()
    return weighted.sum(dim=0).mean() / (len(weighted) if weighted.ndim == 1 else 1)
