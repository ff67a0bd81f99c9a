# expect: WRONG on "5 steps of 3 episodes"
# slip: The sum was divided by the number of steps; with several episodes there are more entries than that.
def reinforce_loss(log_probs, returns):
    return -(log_probs * returns.detach()).sum() / len(log_probs)
