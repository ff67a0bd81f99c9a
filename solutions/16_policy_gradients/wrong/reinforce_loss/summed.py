# expect: WRONG on "6 steps"
# slip: The steps were summed; the loss is their mean.
def reinforce_loss(log_probs, returns):
    return -(log_probs * returns.detach()).sum()
