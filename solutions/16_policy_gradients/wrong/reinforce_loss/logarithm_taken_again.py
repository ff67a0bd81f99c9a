# expect: WRONG on "very unlikely actions"
# slip: The logarithm was taken again of a probability that had become 0.
def reinforce_loss(log_probs, returns):
    probs = log_probs.exp().clamp_min(1e-20)
    return -(probs.log() * returns.detach()).mean()
