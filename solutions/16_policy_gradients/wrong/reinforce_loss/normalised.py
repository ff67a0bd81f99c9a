# expect: WRONG on "6 steps"
# slip: The returns were normalised inside; they are to be used as they are.
def reinforce_loss(log_probs, returns):
    returns = returns.detach()
    returns = (returns - returns.mean()) / (returns.std() + 1e-8)
    return -(log_probs * returns).mean()
