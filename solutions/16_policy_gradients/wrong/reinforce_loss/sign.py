# expect: WRONG on "6 steps"
# slip: The minus is missing: minimising this makes good actions rarer.
def reinforce_loss(log_probs, returns):
    return (log_probs * returns.detach()).mean()
