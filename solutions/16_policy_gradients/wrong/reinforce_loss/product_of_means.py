# expect: WRONG on "6 steps"
# slip: The mean of the log-probabilities was multiplied with the mean return: no action is credited with what followed it.
def reinforce_loss(log_probs, returns):
    return -log_probs.mean() * returns.detach().mean()
